package dev.passerby.vision.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainFaceTest {

    private static final DetectedFace FACE = face(66, 0.99998);
    private static final DetectedFace SKULL_ON_THE_SHIRT = face(147, 0.963);

    @Test
    void a_sure_face_goes_before_a_larger_doubtful_one() {
        assertThat(MainFace.of(List.of(SKULL_ON_THE_SHIRT, FACE))).isEqualTo(1);
        assertThat(MainFace.of(List.of(FACE, SKULL_ON_THE_SHIRT))).isEqualTo(0);
    }

    @Test
    void of_two_sure_faces_the_larger_is_meant() {
        assertThat(MainFace.of(List.of(FACE, face(67, 0.984), face(20, 0.999)))).isEqualTo(1);
    }

    @Test
    void where_no_face_is_sure_the_largest_is_meant_and_where_there_is_none_nobody() {
        assertThat(MainFace.of(List.of(face(30, 0.9), SKULL_ON_THE_SHIRT))).isEqualTo(1);
        assertThat(MainFace.of(List.of())).isEqualTo(-1);
    }

    private static DetectedFace face(double side, double score) {
        Point anywhere = new Point(0, 0);
        return new DetectedFace(
                new Box(0, 0, side, side), score, new Landmarks(anywhere, anywhere, anywhere, anywhere, anywhere));
    }
}
