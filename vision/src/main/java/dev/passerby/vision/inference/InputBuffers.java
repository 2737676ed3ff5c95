package dev.passerby.vision.inference;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

/**
 * Direct buffers for networks' inputs, lent and used again: making one anew costs its zeroing and native memory that only
 * the garbage collector gives back.
 *
 * @param <B> floats or bytes
 */
public final class InputBuffers<B extends Buffer> {

    /** Larger buffers, as a very large picture needs, are not kept. */
    private static final int LARGEST_KEPT_FLOATS = 16 << 20;

    /** Room for sixteen frames of 1080p. */
    private static final int LARGEST_KEPT_BYTES = 100 << 20;

    private final IntFunction<B> allocator;
    private final int largestKept;
    private final Deque<B> idle = new ArrayDeque<>();

    private InputBuffers(IntFunction<B> allocator, int largestKept) {
        this.allocator = allocator;
        this.largestKept = largestKept;
    }

    public static InputBuffers<FloatBuffer> ofFloats() {
        return new InputBuffers<>(
                length -> direct(Math.multiplyExact(length, Float.BYTES)).asFloatBuffer(), LARGEST_KEPT_FLOATS);
    }

    public static InputBuffers<ByteBuffer> ofBytes() {
        return new InputBuffers<>(InputBuffers::direct, LARGEST_KEPT_BYTES);
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * A buffer with room for at least so many elements, its contents undefined, its limit where it ends.
     *
     * <p>Whoever does not {@link #giveBack} it loses nothing but the reuse.
     */
    public synchronized B borrow(int length) {
        for (var candidates = idle.iterator(); candidates.hasNext(); ) {
            B candidate = candidates.next();
            if (candidate.capacity() >= length) {
                candidates.remove();
                candidate.clear();
                return candidate;
            }
        }
        idle.pollLast(); // the one used longest ago is too small: the new one takes its place
        return allocator.apply(length);
    }

    public synchronized void giveBack(B buffer) {
        if (buffer.capacity() <= largestKept) {
            idle.addFirst(buffer);
        }
    }
}
