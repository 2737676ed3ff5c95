package dev.passerby.vision.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.detection.SearchArea;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CameraViewTest {

    private static final SearchRules RULES = SearchRules.STANDARD;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final Picture WALL = wall(1);
    private static final Box FACE = new Box(200, 100, 260, 170);

    @Test
    void a_first_frame_is_searched_as_a_whole() {
        SearchPlan plan = CameraView.UNSEEN.plan(WALL, 1_000, RULES);

        assertThat(plan.isWhole()).isTrue();
        assertThat(plan.areas()).containsExactly(SearchArea.everything(WALL));
    }

    @Test
    void where_nothing_changed_and_nobody_was_nothing_is_searched() {
        // Another frame's noise is no change.
        assertThat(seenWall().plan(wall(2), 1_200, RULES).areas()).isEmpty();
    }

    @Test
    void what_appears_is_searched_with_room_around_it_and_for_faces_of_its_size() {
        Region patch = new Region(320, 160, 384, 224);
        List<SearchArea> areas =
                seenWall().plan(withPatch(WALL, patch, 60), 1_200, RULES).areas();

        assertThat(areas).singleElement().satisfies(area -> {
            assertThat(area.region().contains(patch)).isTrue();
            assertThat(area.region().width()).isBetween(90, 200);
            assertThat(area.smallest()).isZero();
            assertThat(area.largest()).isBetween(64.0, 160.0);
        });
    }

    @Test
    void a_turned_texture_is_a_change_though_the_light_stays() {
        byte[] rgb = WALL.rgb().clone();
        Region patch = new Region(96, 96, 160, 160);
        for (int y = patch.top(); y < patch.bottom(); y++) {
            for (int x = patch.left(); x < patch.right(); x++) {
                int at = 3 * (y * WIDTH + x) + 1;
                rgb[at] = (byte) ((rgb[at] & 0xff) + (x / 2 % 2 == 0 ? 20 : -20));
            }
        }
        SearchPlan plan = seenWall().plan(new Picture(WIDTH, HEIGHT, rgb), 1_200, RULES);

        assertThat(plan.areas())
                .singleElement()
                .satisfies(area -> assertThat(area.region().contains(patch)).isTrue());
    }

    @Test
    void a_change_that_was_searched_is_none_afterwards() {
        Picture changed = withPatch(WALL, new Region(320, 160, 384, 224), 60);
        CameraView after = seenWall().plan(changed, 1_200, RULES).found(List.of());

        assertThat(after.plan(changed, 1_400, RULES).areas()).isEmpty();
    }

    @Test
    void a_change_too_slow_for_any_two_frames_adds_up() {
        CameraView view = seenWall();
        Region patch = new Region(320, 160, 384, 224);
        boolean searched = false;
        for (int frame = 1; frame <= 6; frame++) {
            SearchPlan plan = view.plan(withPatch(WALL, patch, frame), 1_000 + 200 * frame, RULES);
            searched |= !plan.areas().isEmpty();
            view = plan.found(List.of());
        }
        assertThat(searched).isTrue();
    }

    @Test
    void a_face_seen_is_searched_around_it_and_for_its_size() {
        CameraView view = CameraView.UNSEEN.plan(WALL, 1_000, RULES).found(List.of(FACE));

        assertThat(view.plan(wall(2), 1_200, RULES).areas()).singleElement().satisfies(area -> {
            assertThat(area.region()).isEqualTo(new Region(158, 58, 303, 213));
            assertThat(area.smallest()).isEqualTo(28);
            assertThat(area.largest()).isEqualTo(175);
        });
    }

    @Test
    void a_face_not_found_again_is_searched_for_a_moment_longer() {
        CameraView view = CameraView.UNSEEN.plan(WALL, 1_000, RULES).found(List.of(FACE));
        view = view.plan(WALL, 1_200, RULES).found(List.of());
        assertThat(view.plan(WALL, 1_400, RULES).areas()).hasSize(1);

        view = view.plan(WALL, 2_400, RULES).found(List.of());
        assertThat(view.plan(WALL, 2_600, RULES).areas()).isEmpty();
    }

    @Test
    void a_face_that_moved_is_not_searched_twice() {
        CameraView view = CameraView.UNSEEN.plan(WALL, 1_000, RULES).found(List.of(FACE));
        Box moved = new Box(210, 104, 270, 174);

        assertThat(view.plan(WALL, 1_200, RULES).found(List.of(moved)).faces())
                .containsExactly(new KnownFace(moved, 1_200));
    }

    @Test
    void now_and_then_the_whole_frame_is_searched_though_nothing_changed() {
        assertThat(seenWall().plan(WALL, 5_999, RULES).isWhole()).isFalse();
        assertThat(seenWall().plan(WALL, 6_000, RULES).isWhole()).isTrue();
        assertThat(seenWall().plan(WALL, 1_001, SearchRules.EVERYTHING).isWhole())
                .isTrue();
    }

    @Test
    void a_clock_that_went_back_and_a_frame_of_another_size_are_searched_as_a_whole() {
        assertThat(seenWall().plan(WALL, 999, RULES).isWhole()).isTrue();
        Picture smaller = new Picture(320, 180, new byte[3 * 320 * 180]);
        assertThat(seenWall().plan(smaller, 1_200, RULES).isWhole()).isTrue();
    }

    @Test
    void large_changes_are_searched_every_other_moment_and_faces_always() {
        CameraView view = CameraView.UNSEEN.plan(WALL, 1_000, RULES).found(List.of(FACE));
        Picture crowd = withPatch(WALL, new Region(0, 0, 480, 360), 60);

        SearchPlan tooEarly = view.plan(crowd, 1_200, RULES);
        assertThat(tooEarly.areas()).hasSize(1);
        assertThat(tooEarly.areas().get(0).region().contains(new Region(200, 100, 260, 170)))
                .isTrue();
        assertThat(tooEarly.found(List.of(FACE)).plan(crowd, 1_400, RULES).isWhole())
                .isTrue();
    }

    private static CameraView seenWall() {
        return CameraView.UNSEEN.plan(WALL, 1_000, RULES).found(List.of());
    }

    /** A wall lit from the left, with a sensor's noise. */
    private static Picture wall(long seed) {
        Random random = new Random(seed);
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (150 - i / 3 % WIDTH / 10 + Math.round(3 * random.nextGaussian()));
        }
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    private static Picture withPatch(Picture picture, Region patch, int brighter) {
        byte[] rgb = picture.rgb().clone();
        for (int y = patch.top(); y < patch.bottom(); y++) {
            for (int i = 3 * (y * WIDTH + patch.left()); i < 3 * (y * WIDTH + patch.right()); i++) {
                rgb[i] = (byte) Math.min(255, (rgb[i] & 0xff) + brighter);
            }
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }
}
