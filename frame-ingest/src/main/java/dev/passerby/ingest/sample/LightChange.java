package dev.passerby.ingest.sample;

import dev.passerby.ingest.camera.LightGrid;

/**
 * How many cells of a picture differ from another picture's.
 *
 * <p>The one is first described by the other: light that changes everywhere, as when a camera opens its iris or a cloud
 * passes, is a gain and an offset of all cells, found by least squares. What is left of a cell is movement or noise. Noise
 * is told by the median of what is left, since most of a picture stands still: a cell has changed when its rest is
 * {@value #NOISES} times that, which of 8,000 cells of normal noise one in fifty pictures has. Where the median itself is above
 * {@value #MOST_NOISE} levels, everything has changed: the camera moves, or it is so dark that two pictures of somebody who
 * stands still are two different looks at them.
 */
final class LightChange {

    /** Medians of the rests; 4.7 standard deviations. */
    private static final double NOISES = 7;

    private static final double MOST_NOISE = 0.5;
    private static final double MOST_GAIN = 2;
    /** The median's resolution, steps per level. */
    private static final int STEPS = 16;

    private LightChange() {}

    /**
     * The number of changed cells.
     *
     * @param leastChange by how many levels a cell must differ, however little noise there is
     */
    static int cells(LightGrid before, LightGrid now, double leastChange) {
        float[] rests = rests(before.light(), now.light());
        double noise = median(rests);
        if (noise > MOST_NOISE) {
            return rests.length;
        }
        double threshold = Math.max(leastChange, NOISES * noise);
        int changed = 0;
        for (float rest : rests) {
            if (rest > threshold) {
                changed++;
            }
        }
        return changed;
    }

    /** What of each cell the gain and the offset do not explain, levels without sign. */
    private static float[] rests(float[] before, float[] now) {
        int count = before.length;
        double sumBefore = 0;
        double sumNow = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < count; i++) {
            sumBefore += before[i];
            sumNow += now[i];
            squares += before[i] * before[i];
            products += before[i] * now[i];
        }
        double variance = squares - sumBefore * sumBefore / count;
        double gain = variance < count ? 1 : (products - sumBefore * sumNow / count) / variance;
        gain = Math.max(1 / MOST_GAIN, Math.min(MOST_GAIN, gain));
        double offset = (sumNow - gain * sumBefore) / count;
        float[] rests = new float[count];
        for (int i = 0; i < count; i++) {
            rests[i] = Math.abs((float) (now[i] - gain * before[i] - offset));
        }
        return rests;
    }

    private static double median(float[] rests) {
        int[] histogram = new int[256 * STEPS];
        for (float rest : rests) {
            histogram[Math.min(histogram.length - 1, (int) (rest * STEPS))]++;
        }
        int step = 0;
        for (int below = histogram[0]; below <= rests.length / 2; below += histogram[step]) {
            step++;
        }
        return (step + 0.5) / STEPS;
    }
}
