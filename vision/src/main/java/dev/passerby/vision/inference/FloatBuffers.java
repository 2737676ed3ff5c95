package dev.passerby.vision.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers for networks' inputs, lent and used again: making one anew costs its zeroing and native memory that only
 * the garbage collector gives back.
 */
public final class FloatBuffers {

    /** Larger buffers, as a very large picture needs, are not kept. */
    private static final int LARGEST_KEPT = 16 << 20;

    private final Deque<FloatBuffer> idle = new ArrayDeque<>();

    /**
     * A buffer of at least so many floats, its contents undefined.
     *
     * <p>Whoever does not {@link #giveBack} it loses nothing but the reuse.
     */
    public synchronized FloatBuffer borrow(int length) {
        for (var candidates = idle.iterator(); candidates.hasNext(); ) {
            FloatBuffer candidate = candidates.next();
            if (candidate.capacity() >= length) {
                candidates.remove();
                return candidate.clear();
            }
        }
        idle.pollLast(); // the one used longest ago is too small: the new one takes its place
        return ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    public synchronized void giveBack(FloatBuffer buffer) {
        if (buffer.capacity() <= LARGEST_KEPT) {
            idle.addFirst(buffer);
        }
    }
}
