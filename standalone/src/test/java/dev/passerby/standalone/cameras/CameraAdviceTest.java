package dev.passerby.standalone.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.probe.Sight;
import dev.passerby.vision.quality.Flaw;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CameraAdviceTest {

    private static final long NAMED_FROM = 40;

    @Test
    void says_nothing_where_all_is_well() {
        assertThat(advice(sight(25.0, 2.0, 120L, 1.0, 0), faces(95, 88))).isEmpty();
    }

    @Test
    void says_how_large_faces_are_and_how_large_they_must_be() {
        assertThat(advice(sight(25.0, 2.0, 0L, 1.0, 0), faces(34, 34)))
                .containsExactly(
                        "faces here are 34 px wide; 40 or more are needed for names, and from 80 they are surest;"
                                + " bring the camera nearer, zoom in, or raise its resolution");
        assertThat(advice(sight(25.0, 2.0, 0L, 1.0, 0), faces(52, 34)))
                .containsExactly("faces here are 34 to 52 px wide; names are given from 40 and are surest from 80");
    }

    @Test
    void says_that_nobody_was_in_view() {
        assertThat(advice(sight(25.0, 2.0, 0L, 1.0, 0), faces()))
                .singleElement()
                .asString()
                .startsWith("nobody was in view");
    }

    @Test
    void says_that_key_frames_are_rare_whether_or_not_a_second_came() {
        String said = "key frames are far apart";
        assertThat(advice(sight(25.0, 4.5, 0L, 1.0, 0), faces(90)))
                .singleElement()
                .asString()
                .startsWith(said);
        assertThat(advice(sight(25.0, null, 0L, 1.0, 0), faces(90)))
                .singleElement()
                .asString()
                .startsWith(said);
        assertThat(advice(sight(25.0, 4.0, 0L, 1.0, 0), faces(90))).isEmpty();
    }

    @Test
    void says_that_pictures_are_too_few_or_damaged() {
        assertThat(advice(sight(3.2, 2.0, 0L, 1.0, 7), faces(90)))
                .containsExactly(
                        "the camera sends 3.2 pictures a second and 5 are wanted; raise its frame rate or attach it with a"
                                + " lower --fps",
                        "7 of 100 pictures were lost to damage; look at the network between, or lower the camera's bit"
                                + " rate");
    }

    @Test
    void says_that_a_clock_is_wrong_either_way_or_runs_unevenly_and_nothing_of_an_unknown_one() {
        for (long offset : new long[] {-3_600_000, 2_001}) {
            assertThat(advice(sight(25.0, 2.0, offset, 1.0, 0), faces(90)))
                    .singleElement()
                    .asString()
                    .startsWith("the camera's clock is wrong or this machine's is");
        }
        assertThat(advice(sight(25.0, 2.0, null, null, 0), faces(90))).isEmpty();
        assertThat(advice(sight(25.0, 2.0, 0L, 1.2, 0), faces(90)))
                .singleElement()
                .asString()
                .startsWith("on the camera's clock 1.20 seconds passed");
    }

    @Test
    void says_what_half_of_the_faces_suffer_from() {
        List<CameraFaces.Face> faces = List.of(
                new CameraFaces.Face(90, List.of(Flaw.BLURRED)),
                new CameraFaces.Face(90, List.of(Flaw.BLURRED, Flaw.BADLY_LIT)),
                new CameraFaces.Face(90, List.of()));
        assertThat(advice(sight(25.0, 2.0, 0L, 1.0, 0), new CameraFaces(3, faces, 0)))
                .containsExactly(
                        "2 of 3 faces were blurred, and such faces get no names; focus the camera, clean it, or"
                                + " shorten its exposure time");
    }

    private static List<String> advice(Sight sight, CameraFaces faces) {
        return new CameraAdvice(sight, faces, 5, NAMED_FROM).lines();
    }

    private static CameraFaces faces(double... widths) {
        List<CameraFaces.Face> faces = Stream.of(widths)
                .flatMapToDouble(java.util.Arrays::stream)
                .mapToObj(width -> new CameraFaces.Face(width, List.of()))
                .toList();
        return new CameraFaces(2, faces, 0);
    }

    private static Sight sight(
            Double fps, @Nullable Double keyframes, @Nullable Long offset, @Nullable Double rate, int damaged) {
        return new Sight("h264", 1920, 1080, 5, 100, damaged, fps, keyframes, 3_000_000L, offset, rate, List.of());
    }
}
