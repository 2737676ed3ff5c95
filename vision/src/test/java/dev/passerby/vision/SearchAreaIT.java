package dev.passerby.vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.detection.SearchArea;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.golden.GoldenPicture;
import dev.passerby.vision.golden.OpenVision;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.Region;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real faces, searched for where they are instead of everywhere. */
class SearchAreaIT {

    @Test
    void a_search_around_a_face_finds_it_where_a_search_of_the_whole_picture_does() {
        List<Double> overlaps = new ArrayList<>();
        try (FaceVision vision = OpenVision.standard()) {
            for (GoldenPicture golden : GoldenPicture.all()) {
                Picture picture = PictureDecoder.standard().decode(golden.file());
                for (DetectedFace face : vision.detect(picture)) {
                    List<DetectedFace> found = vision.detect(picture, List.of(around(face.box(), picture.bounds())));
                    overlaps.add(found.stream()
                            .mapToDouble(other -> other.box().iou(face.box()))
                            .max()
                            .orElse(0));
                }
            }
        }
        System.out.println(
                "least overlaps: " + overlaps.stream().sorted().limit(5).toList());
        assertThat(overlaps).hasSizeGreaterThan(50);
        assertThat(overlaps).allMatch(overlap -> overlap > 0.85);
        assertThat(overlaps.stream().filter(overlap -> overlap > 0.95).count())
                .isGreaterThanOrEqualTo(overlaps.size() - 2L);
    }

    private static SearchArea around(Box face, Region picture) {
        double side = Math.max(face.width(), face.height());
        double room = 0.6 * side;
        Region region =
                new Region((int) (face.left() - room), (int) (face.top() - room), (int) (face.right() + room), (int)
                        (face.bottom() + room));
        return new SearchArea(region.within(picture), side / 2.5, side * 2.5);
    }
}
