package dev.passerby.vision.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.FaceVision;
import dev.passerby.vision.enrolment.MainFace;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.golden.OpenVision;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Exposure marks of photos that people took of each other, and of the same photos as a bad camera would have taken them. */
class RealFacesQualityIT {

    private static final int PHOTOS = 60;

    @Test
    void photos_of_people_are_well_lit_and_in_the_dark_or_in_glare_are_not() throws Exception {
        List<FaceQuality> asTaken = new ArrayList<>();
        List<FaceQuality> inTheDark = new ArrayList<>();
        List<FaceQuality> inGlare = new ArrayList<>();
        try (FaceVision vision = OpenVision.standard()) {
            for (Path photo : photos()) {
                Picture picture = PictureDecoder.standard().decode(photo);
                List<DetectedFace> faces = vision.detect(picture);
                int main = MainFace.of(faces);
                if (main < 0) {
                    continue;
                }
                byte[] crop = vision.crop(picture, faces.get(main)).rgb();
                asTaken.add(assessed(picture, faces.get(main), crop));
                inTheDark.add(assessed(picture, faces.get(main), brightened(crop, 0.05)));
                inGlare.add(assessed(picture, faces.get(main), brightened(crop, 5)));
            }
        }
        assertThat(asTaken).hasSizeGreaterThan(PHOTOS / 2);
        assertThat(badlyLit(asTaken)).isLessThanOrEqualTo(1);
        assertThat(asTaken.stream().mapToDouble(FaceQuality::exposure).average().orElseThrow())
                .isGreaterThan(0.95);
        assertThat(badlyLit(inTheDark)).isEqualTo(inTheDark.size());
        assertThat(badlyLit(inGlare)).isGreaterThan(inGlare.size() * 3 / 4);
    }

    private static List<Path> photos() throws Exception {
        try (Stream<Path> files = Files.walk(TestMedia.file("lfw/images"))) {
            List<Path> all = files.filter(path -> path.toString().endsWith(".jpg"))
                    .sorted()
                    .toList();
            int step = all.size() / PHOTOS;
            return Stream.iterate(0, i -> i + step).limit(PHOTOS).map(all::get).toList();
        }
    }

    private static long badlyLit(List<FaceQuality> faces) {
        return faces.stream()
                .filter(face -> face.flaws().contains(Flaw.BADLY_LIT))
                .count();
    }

    private static FaceQuality assessed(Picture picture, DetectedFace face, byte[] crop) {
        return QualityRules.STANDARD.assess(face, picture.width(), picture.height(), crop);
    }

    private static byte[] brightened(byte[] crop, double gain) {
        byte[] other = new byte[crop.length];
        for (int i = 0; i < crop.length; i++) {
            other[i] = (byte) Math.min(255, Math.round((crop[i] & 0xff) * gain));
        }
        return other;
    }
}
