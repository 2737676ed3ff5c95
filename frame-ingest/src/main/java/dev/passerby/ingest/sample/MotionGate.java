package dev.passerby.ingest.sample;

import dev.passerby.ingest.camera.LightGrid;

/**
 * The choice of pictures that show something new: those that differ from the last one that went on, those shortly after a
 * movement, and one now and then, so that somebody who stands still stays in view. One thread.
 *
 * <p>What is compared is the last picture that went on, not the last that came: somebody who moves slowly differs from it
 * in the end. A picture that went on and was lost afterwards is followed by another within the keep-alive.
 */
final class MotionGate {

    /** One cell alone is noise. */
    private static final int LEAST_CELLS = 2;
    /** So many are more than the seconds of a clock that the camera writes into its picture. */
    private static final int CELLS_OF_SOMEBODY = 12;

    private final MotionSettings settings;
    private LightGrid sent = LightGrid.UNKNOWN;
    private long sentNanos;
    private long movedNanos;

    MotionGate(MotionSettings settings) {
        this.settings = settings;
    }

    /** Whether the picture goes on. */
    boolean takes(LightGrid light, long nowNanos) {
        int changed =
                light.hasShapeOf(sent) ? LightChange.cells(sent, light, settings.leastChange()) : Integer.MAX_VALUE;
        if (changed >= CELLS_OF_SOMEBODY) {
            movedNanos = nowNanos;
        }
        boolean goesOn = changed >= LEAST_CELLS
                || nowNanos - movedNanos < settings.rest().toNanos()
                || nowNanos - sentNanos >= settings.keepAlive().toNanos();
        if (goesOn) {
            sent = light;
            sentNanos = nowNanos;
        }
        return goesOn;
    }
}
