package dev.passerby.vision.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Of boxes that overlap too much only the best is kept: best score first, earlier first among equals. */
enum NonMaximumSuppression {
    /** Overlap as a part of the union; pixels are points. */
    OVER_UNION(0) {
        @Override
        float overlap(float shared, float area, float otherArea) {
            return shared / (area + otherArea - shared);
        }
    },
    /** Overlap as a part of the smaller box, which catches boxes inside others; pixels have an extent of 1. */
    OVER_SMALLER(1) {
        @Override
        float overlap(float shared, float area, float otherArea) {
            return shared / Math.min(area, otherArea);
        }
    };

    private final float pixel;

    NonMaximumSuppression(float pixel) {
        this.pixel = pixel;
    }

    abstract float overlap(float shared, float area, float otherArea);

    /** The candidates that no better one overlaps by more than the threshold, best first. */
    List<Candidate> of(List<Candidate> candidates, double threshold) {
        return of(candidates, Function.identity(), threshold);
    }

    /** The same for things that have a candidate. */
    <T> List<T> of(List<T> things, Function<T, Candidate> candidate, double threshold) {
        List<T> sorted = new ArrayList<>(things);
        sorted.sort(Comparator.comparing((T thing) -> candidate.apply(thing).score())
                .reversed());
        Boxes boxes = new Boxes(sorted.stream().map(candidate).toList());
        List<T> kept = new ArrayList<>();
        boolean[] suppressed = new boolean[sorted.size()];
        for (int i = 0; i < suppressed.length; i++) {
            if (!suppressed[i]) {
                kept.add(sorted.get(i));
                suppress(boxes, i, threshold, suppressed);
            }
        }
        return kept;
    }

    private void suppress(Boxes boxes, int best, double threshold, boolean[] suppressed) {
        for (int i = best + 1; i < suppressed.length; i++) {
            if (!suppressed[i] && boxes.overlap(best, i) > threshold) {
                suppressed[i] = true;
            }
        }
    }

    /** Coordinates side by side: the first network's thousands of boxes are compared pair by pair. */
    private final class Boxes {

        private final float[] left;
        private final float[] top;
        private final float[] right;
        private final float[] bottom;
        private final float[] area;

        Boxes(List<Candidate> candidates) {
            int count = candidates.size();
            left = new float[count];
            top = new float[count];
            right = new float[count];
            bottom = new float[count];
            area = new float[count];
            for (int i = 0; i < count; i++) {
                CandidateBox box = candidates.get(i).box();
                left[i] = box.left();
                top[i] = box.top();
                right[i] = box.right();
                bottom[i] = box.bottom();
                area[i] = (box.width() + pixel) * (box.height() + pixel);
            }
        }

        float overlap(int a, int b) {
            float across = Math.min(right[a], right[b]) - Math.max(left[a], left[b]) + pixel;
            float down = Math.min(bottom[a], bottom[b]) - Math.max(top[a], top[b]) + pixel;
            if (across <= 0 || down <= 0) {
                return 0;
            }
            return NonMaximumSuppression.this.overlap(across * down, area[a], area[b]);
        }
    }
}
