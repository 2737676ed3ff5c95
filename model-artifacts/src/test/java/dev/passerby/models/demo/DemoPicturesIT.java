package dev.passerby.models.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.models.fetch.FakeNpm;
import dev.passerby.models.progress.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures from the real packages. */
class DemoPicturesIT {

    @TempDir
    Path temporary;

    @Test
    void fourPeopleAndTheStrangersArePicturesThatCanBeOpened() throws Exception {
        DemoPictures pictures = DemoPictures.open(temporary);
        pictures.prepare(Progress.none());

        List<DemoPerson> people = pictures.people();
        assertThat(people)
                .extracting(DemoPerson::name)
                .containsExactly("emily willis", "jessica smith", "laura tilling", "tara sanford");
        assertThat(people).allSatisfy(person -> assertThat(person.photos()).hasSizeBetween(4, 5));
        assertThat(people.stream().mapToInt(person -> person.photos().size()).sum())
                .isEqualTo(19);
        assertThat(pictures.groupPhotos()).hasSize(5);
        assertThat(pictures.groupPhotos().get(0)).hasFileName("sample (1).jpg");
        assertThat(pictures.strangers()).hasSize(4);
        for (Path picture : pictures.strangers()) {
            assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(500);
        }

        // From now on no network: whole as it is, and damage is noticed.
        DemoPictures.open(temporary, FakeNpm.missing(temporary)).prepare(Progress.none());
        Files.write(pictures.strangers().get(0), new byte[5]);
        pictures.prepare(Progress.none());
        assertThat(pictures.strangers().get(0)).hasSize(221049);
    }
}
