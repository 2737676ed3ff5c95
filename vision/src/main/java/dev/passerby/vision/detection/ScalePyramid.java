package dev.passerby.vision.detection;

import java.util.ArrayList;
import java.util.List;

/** The sizes at which the first network looks at a picture, so that its 12 pixels fit faces of every size. */
public final class ScalePyramid {

    /**
     * One size of the picture.
     *
     * @param scale the level's pixels for one of the picture's
     * @param width in pixels
     * @param height in pixels
     */
    public record Level(double scale, int width, int height) {}

    private ScalePyramid() {}

    /** The levels for a picture, largest first; none if the smallest face does not fit into the picture. */
    public static List<Level> levels(int width, int height, DetectionSettings settings) {
        List<Level> levels = new ArrayList<>();
        double scale = DetectionSettings.CELL / settings.minFace();
        double shorterSide = Math.min(width, height) * scale;
        while (shorterSide >= DetectionSettings.CELL) {
            levels.add(new Level(scale, (int) (width * scale + 1), (int) (height * scale + 1)));
            scale *= settings.factor();
            shorterSide *= settings.factor();
        }
        return levels;
    }
}
