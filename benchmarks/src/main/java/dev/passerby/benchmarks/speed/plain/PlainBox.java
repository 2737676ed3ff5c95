package dev.passerby.benchmarks.speed.plain;

import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.picture.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A candidate on its way through the cascade, in float32 pixels of the picture.
 *
 * @param moves by how much the network would move left, top, right and bottom, as fractions of the box's size
 */
record PlainBox(
        float left,
        float top,
        float right,
        float bottom,
        float score,
        float[] moves,
        @Nullable Landmarks landmarks) {

    /** The box with its edges moved as the network would. */
    PlainBox moved(float extra) {
        float width = right - left + extra;
        float height = bottom - top + extra;
        return new PlainBox(
                left + moves[0] * width,
                top + moves[1] * height,
                right + moves[2] * width,
                bottom + moves[3] * height,
                score,
                moves,
                landmarks);
    }

    PlainBox squared() {
        float side = Math.max(right - left, bottom - top);
        float newLeft = left + (right - left) * 0.5f - side * 0.5f;
        float newTop = top + (bottom - top) * 0.5f - side * 0.5f;
        return new PlainBox(newLeft, newTop, newLeft + side, newTop + side, score, moves, landmarks);
    }

    /** Whole pixels, counted from 1 and with the last inside, clipped to the picture. */
    Optional<Region> pixels(int width, int height) {
        int x1 = Math.max(1, (int) left);
        int y1 = Math.max(1, (int) top);
        int x2 = Math.min(width, (int) right);
        int y2 = Math.min(height, (int) bottom);
        return x2 < x1 || y2 < y1 ? Optional.empty() : Optional.of(new Region(x1 - 1, y1 - 1, x2, y2));
    }

    /**
     * Of boxes that overlap more than the threshold only the best, best first.
     *
     * @param overSmaller whether the overlap is a part of the smaller box, with pixels that have an extent; otherwise of the
     *     union
     */
    static List<PlainBox> best(List<PlainBox> boxes, double threshold, boolean overSmaller) {
        List<PlainBox> sorted = new ArrayList<>(boxes);
        sorted.sort(Comparator.comparing(PlainBox::score).reversed());
        List<PlainBox> kept = new ArrayList<>();
        for (PlainBox box : sorted) {
            if (kept.stream().noneMatch(better -> better.overlap(box, overSmaller) > threshold)) {
                kept.add(box);
            }
        }
        return kept;
    }

    private float overlap(PlainBox other, boolean overSmaller) {
        float pixel = overSmaller ? 1 : 0;
        float across = Math.min(right, other.right) - Math.max(left, other.left) + pixel;
        float down = Math.min(bottom, other.bottom) - Math.max(top, other.top) + pixel;
        if (across <= 0 || down <= 0) {
            return 0;
        }
        float shared = across * down;
        float area = area(pixel);
        float otherArea = other.area(pixel);
        return overSmaller ? shared / Math.min(area, otherArea) : shared / (area + otherArea - shared);
    }

    private float area(float pixel) {
        return (right - left + pixel) * (bottom - top + pixel);
    }
}
