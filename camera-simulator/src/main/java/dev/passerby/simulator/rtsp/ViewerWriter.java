package dev.passerby.simulator.rtsp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The one thread that writes to a viewer, and the bounded queue before it. A viewer who does not read fills its own
 * queue and nothing else.
 */
final class ViewerWriter {

    /** About six seconds of a demo camera; what does not fit is not taken. */
    private static final int MAX_QUEUED = 64;

    private static final byte[] END = {};

    private final OutputStream out;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(MAX_QUEUED);
    private final Thread thread;
    private volatile long writingSinceNanos;
    private volatile boolean writing;

    /** @param onFailure called on the writing thread where the viewer cannot be written to */
    ViewerWriter(OutputStream out, String threadName, Runnable onFailure) {
        this.out = out;
        this.thread = new Thread(() -> writeAll(onFailure), threadName);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes media if there is room; says whether. */
    boolean offer(byte[] media) {
        return queue.offer(media);
    }

    /** Takes an answer, and waits for room: a viewer who does not read answers gets no further ones. */
    void put(byte[] answer) throws InterruptedException {
        queue.put(answer);
    }

    /** Ends the thread after what is queued. */
    void finish() throws InterruptedException {
        queue.put(END);
    }

    long blockedNanos() {
        return writing ? System.nanoTime() - writingSinceNanos : 0;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Waits until the thread has ended; 0 for as long as it takes. */
    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void writeAll(Runnable onFailure) {
        try {
            for (byte[] next = queue.take(); next != END; next = queue.take()) {
                writingSinceNanos = System.nanoTime();
                writing = true;
                out.write(next);
                writing = false;
            }
        } catch (IOException e) {
            onFailure.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
