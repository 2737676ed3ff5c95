package dev.passerby.vision.detection;

import dev.passerby.vision.picture.Picture;
import java.util.List;

/**
 * What frames have in common that go through one network.
 *
 * @param width in pixels
 * @param height in pixels
 * @param parts every level of the pyramid, whole
 * @param threshold the least score of a window that may hold a face
 */
public record FrameShape(int width, int height, List<LevelPart> parts, float threshold) {

    public FrameShape {
        parts = List.copyOf(parts);
    }

    static FrameShape of(Picture picture, DetectionSettings settings) {
        List<ScalePyramid.Level> levels = ScalePyramid.levels(picture.width(), picture.height(), settings);
        SearchArea everything = SearchArea.everything(picture);
        return new FrameShape(
                picture.width(),
                picture.height(),
                LevelPart.of(levels, everything, picture.width(), picture.height()),
                (float) settings.proposalThreshold());
    }

    /** The levels of the pyramid, largest first. */
    public List<ScalePyramid.Level> levels() {
        return parts.stream().map(LevelPart::level).toList();
    }

    /** How many bytes a frame's pixels take. */
    int bytes() {
        return 3 * width * height;
    }

    /** How many windows all levels have. */
    int windows() {
        return parts.stream()
                .mapToInt(part -> part.windows().width() * part.windows().height())
                .sum();
    }
}
