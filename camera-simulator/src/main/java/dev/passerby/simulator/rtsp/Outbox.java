package dev.passerby.simulator.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be written to a viewer, and the bounded queue of what its socket had no room for. A viewer who does not read
 * fills its own queue and nothing else.
 *
 * <p>Whoever hands something in writes it at once if it can; nobody waits. The rest is written when the selector says that
 * there is room. May be used from any thread.
 */
final class Outbox {

    /** About six seconds of a demo camera; media that do not fit are not taken. */
    private static final int MAX_QUEUED = 64;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    private long headSinceNanos;

    Outbox(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** Takes media if there is room; says whether. */
    synchronized boolean offer(ByteBuffer media) throws IOException {
        if (queue.size() >= MAX_QUEUED) {
            return false;
        }
        add(media);
        return true;
    }

    /**
     * Takes an answer.
     *
     * @throws IOException where the viewer has read none for so long that answers fill the queue
     */
    synchronized void put(byte[] answer) throws IOException {
        if (queue.size() >= 2 * MAX_QUEUED) {
            throw new IOException("it asks and does not read the answers");
        }
        add(ByteBuffer.wrap(answer));
    }

    private void add(ByteBuffer bytes) throws IOException {
        if (queue.isEmpty()) {
            headSinceNanos = System.nanoTime();
        }
        queue.add(bytes);
        if (queue.size() == 1) {
            flush();
        }
    }

    /** Writes what the socket has room for; says whether everything is written. */
    synchronized boolean flush() throws IOException {
        for (ByteBuffer head = queue.peek(); head != null; head = queue.peek()) {
            channel.write(head);
            if (head.hasRemaining()) {
                wantRoom(true);
                return false;
            }
            queue.remove();
            headSinceNanos = System.nanoTime();
        }
        wantRoom(false);
        return true;
    }

    private void wantRoom(boolean wanted) throws ClosedChannelException {
        try {
            int before = wanted ? key.interestOpsOr(SelectionKey.OP_WRITE) : key.interestOpsAnd(~SelectionKey.OP_WRITE);
            if (wanted && (before & SelectionKey.OP_WRITE) == 0) {
                key.selector().wakeup();
            }
        } catch (CancelledKeyException e) {
            throw new ClosedChannelException();
        }
    }

    synchronized boolean isEmpty() {
        return queue.isEmpty();
    }

    /** How long what is being written has not been taken; 0 where nothing is being written. */
    synchronized long blockedNanos() {
        return queue.isEmpty() ? 0 : System.nanoTime() - headSinceNanos;
    }
}
