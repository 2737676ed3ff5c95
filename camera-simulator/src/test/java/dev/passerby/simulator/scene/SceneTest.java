package dev.passerby.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneTest {

    private static final Photo PHOTO = Photo.of(new BufferedImage(200, 100, BufferedImage.TYPE_3BYTE_BGR));
    private static final Rectangle LEFT = Rectangle.around(100, 270, 100, PHOTO);
    private static final Rectangle RIGHT = Rectangle.around(700, 270, 200, PHOTO);

    private final Appearance ann = new Appearance("ann", PHOTO, 1, 3, new Motion(LEFT, RIGHT));
    private final Appearance bob = new Appearance("bob", PHOTO, 2, 4, Motion.none(LEFT));
    private final Scene scene = Scene.of(5, List.of(ann, bob));

    @Test
    void theTruthNamesWhoIsThereWhen() {
        assertThat(scene.appearancesAt(0.5)).isEmpty();
        assertThat(scene.appearancesAt(1)).containsExactly(ann);
        assertThat(scene.appearancesAt(2.5)).containsExactly(ann, bob);
        assertThat(scene.appearancesAt(3)).containsExactly(bob);
        assertThat(scene.appearancesAt(4)).isEmpty();
    }

    @Test
    void aRectangleAroundAPointHasThePhotosShape() {
        assertThat(LEFT).isEqualTo(new Rectangle(0, 220, 200, 320));
        assertThat(RIGHT.width()).isEqualTo(400);
    }

    @Test
    void aMotionGoesFromItsFirstToItsLastPlaceThroughTheMiddle() {
        assertThat(ann.rectangleAt(1)).isEqualTo(LEFT);
        assertThat(ann.rectangleAt(2)).isEqualTo(LEFT.towards(RIGHT, 0.5));
        assertThat(ann.rectangleAt(2.999).left()).isCloseTo(RIGHT.left(), within(0.01));
    }

    @Test
    void aMotionIsSlowAtItsEnds() {
        Motion motion = new Motion(LEFT, RIGHT);
        double first = motion.at(0.1).left() - motion.at(0).left();
        double middle = motion.at(0.55).left() - motion.at(0.45).left();

        assertThat(first).isPositive().isLessThan(middle / 3);
    }

    @Test
    void aPlaceIsAskedOnlyWhileThePhotoIsThere() {
        assertThatThrownBy(() -> ann.rectangleAt(3))
                .hasMessage("appearance 'ann' is visible from 1.0 s to 3.0 s, not at 3.0 s");
    }

    @Test
    void framesFillTheDuration() {
        assertThat(scene.frameCount()).isEqualTo(50);
        assertThat(scene.withFramesPerSecond(25).frameCount()).isEqualTo(125);
        assertThat(scene.withFramesPerSecond(25).timeOf(50)).isEqualTo(2);
    }

    @Test
    void whatCannotBeShownIsRefused() {
        assertThatThrownBy(() -> scene.withSize(961, 540))
                .hasMessage("a scene's width and height must be even and at least 16, got 961x540");
        assertThatThrownBy(() -> Scene.of(3.5, List.of(bob)))
                .hasMessage("appearance 'bob' must end within the scene's 3.5 s, got 4.0");
        assertThatThrownBy(() -> Scene.of(0.05, List.of())).hasMessageContaining("at least one frame");
        assertThatThrownBy(() -> new Appearance("eve", PHOTO, 2, 2, Motion.none(LEFT)))
                .hasMessageContaining("must begin at 0 s or later and end after its beginning");
        assertThatThrownBy(() -> new Rectangle(10, 0, 10, 5)).hasMessageContaining("right is beyond its left");
    }
}
