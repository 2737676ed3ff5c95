package dev.passerby.simulator.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipFileIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"clip.mp4", "clip.mkv"})
    void aClipComesBackFromItsFileAsItWas(String name) throws Exception {
        Clip clip = encoded(25);
        Path file = folder.resolve(name);

        clip.write(file);

        assertThat(Clip.read(file)).isEqualTo(clip);
        assertThat(files()).containsExactly(name);
    }

    @Test
    void aFileIsReplacedWholeOrNotAtAll() throws Exception {
        Path file = folder.resolve("clip.mp4");
        encoded(5).write(file);
        encoded(12).write(file);
        assertThat(Clip.read(file).accessUnits()).hasSize(12);

        Path taken = Files.createDirectories(folder.resolve("taken.mp4").resolve("inside"));
        assertThatThrownBy(() -> encoded(5).write(taken.getParent())).isInstanceOf(IOException.class);
        assertThat(files()).containsExactly("clip.mp4", "taken.mp4");
    }

    @Test
    void onlyNamesThatSayTheirFormatAreWritten() {
        assertThatThrownBy(() -> encoded(5).write(folder.resolve("clip.avi")))
                .hasMessage("writing clip '" + folder.resolve("clip.avi") + "': the name must end in .mp4 or .mkv");
        assertThatThrownBy(() -> encoded(5).write(folder.resolve("none/clip.mp4")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoVideoIsRefusedWithItsName() throws Exception {
        Path missing = folder.resolve("missing.mp4");
        assertThatThrownBy(() -> Clip.read(missing))
                .hasMessage("reading clip '" + missing + "': there is no such file");
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all");
        assertThatThrownBy(() -> Clip.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("reading clip '" + text + "': ");
        Path cut = folder.resolve("cut.mp4");
        encoded(5).write(cut);
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Clip.read(cut)).hasMessageStartingWith("reading clip '" + cut + "': ");
    }

    @Test
    void aPlaylistThatNamesOtherFilesIsNotFollowed() throws Exception {
        encoded(5).write(folder.resolve("clip.mp4"));
        Path list = Files.writeString(
                folder.resolve("list.ffconcat"), "ffconcat version 1.0\nfile 'http://127.0.0.1:1/clip.mp4'\n");

        assertThatThrownBy(() -> Clip.read(list)).isInstanceOf(IOException.class);
    }

    @Test
    void realClipsWithReorderedPicturesKeepAllPicturesAndTimes() throws Exception {
        Path media = media("asl");
        try (Stream<Path> clips = Files.list(media)) {
            for (Path file :
                    clips.filter(name -> name.toString().endsWith(".mkv")).toList()) {
                Clip clip = Clip.read(file);

                assertThat(clip.width()).isEqualTo(640);
                assertThat(clip.framesPerSecond()).isEqualTo(30);
                assertThat(clip.durationSeconds()).isBetween(1.5, 4.0);
                assertThat((double) clip.accessUnits().size())
                        .isBetween(clip.durationSeconds() * 29, clip.durationSeconds() * 31);
                assertThat(clip.accessUnits().stream()
                                .map(AccessUnit::presentationTicks)
                                .distinct())
                        .hasSameSizeAs(clip.accessUnits());
                Path copy = folder.resolve(file.getFileName());
                clip.write(copy);
                assertThat(Clip.read(copy).accessUnits()).isEqualTo(clip.accessUnits());
            }
        }
    }

    private static Path media(String name) {
        String given = System.getenv("PASSERBY_TEST_MEDIA");
        Path found = Stream.of(given == null ? "../shared/media" : given, "../shared/media", "../../shared/media")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        assumeThat(found)
                .as("the folder '" + name + "' of the test media, at ../shared/media or PASSERBY_TEST_MEDIA")
                .isNotNull();
        return found;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).map(Path::toString).sorted().toList();
        }
    }

    /** A real clip in which a grey level rises. */
    private static Clip encoded(int pictures) throws IOException {
        try (H264Encoder encoder = new H264Encoder(new EncoderSettings(64, 48, 10, 200_000, 5))) {
            byte[] bgr = new byte[64 * 48 * 3];
            for (int i = 0; i < pictures; i++) {
                Arrays.fill(bgr, (byte) (i * 5));
                encoder.encode(bgr);
            }
            return encoder.finish();
        }
    }
}
