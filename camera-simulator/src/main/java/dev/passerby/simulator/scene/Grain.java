package dev.passerby.simulator.scene;

import java.util.Random;

/**
 * What a camera's sensor adds to every frame: without it a wall that nobody passes costs no bits and nothing to decode. Errors
 * are drawn once and laid over each row from another place on; the same painter gives the same frames.
 */
final class Grain {

    private static final int DRAWN = 1 << 16;

    private final byte[] errors;
    private final Random random = new Random(1);

    /** Errors from minus to plus {@code greatest}. */
    Grain(int greatest) {
        errors = new byte[greatest == 0 ? 0 : DRAWN];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = (byte) (random.nextInt(2 * greatest + 1) - greatest);
        }
    }

    void fallOn(byte[] samples) {
        if (errors.length == 0) {
            return;
        }
        for (int from = 0; from < samples.length; from += DRAWN / 2) {
            int error = random.nextInt(DRAWN / 2);
            int to = Math.min(samples.length, from + DRAWN / 2);
            for (int i = from; i < to; i++) {
                samples[i] = (byte) Math.min(255, Math.max(0, (samples[i] & 0xff) + errors[error++]));
            }
        }
    }
}
