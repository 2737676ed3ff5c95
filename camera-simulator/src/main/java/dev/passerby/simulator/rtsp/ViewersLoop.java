package dev.passerby.simulator.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that accepts viewers, reads and answers their requests, and writes what their sockets had no room for.
 *
 * <p>One for all viewers: a hundred cameras with a viewer each would else be two hundred threads.
 */
final class ViewersLoop {

    private static final Logger log = LoggerFactory.getLogger(ViewersLoop.class);
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int READ_BYTES = 16 * 1024;

    private final ServerSocketChannel listening;
    private final Selector selector;
    private final int maxConnections;
    private final RtspConnection.SessionMaker sessions;
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);
    private final Set<RtspConnection> connections = new HashSet<>();
    private final Queue<RtspConnection> closed = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;

    ViewersLoop(
            ServerSocketChannel listening, int maxConnections, RtspConnection.SessionMaker sessions, String threadName)
            throws IOException {
        this.listening = listening;
        this.maxConnections = maxConnections;
        this.sessions = sessions;
        this.selector = Selector.open();
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        this.thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!ending) {
                selector.select(this::serve, LOOK_EVERY_MILLIS);
                long now = System.nanoTime();
                connections.forEach(connection -> connection.look(now));
                sayFarewell();
            }
        } catch (IOException e) {
            log.error("viewers can no longer be waited for: {}", e.getMessage());
        } finally {
            connections.forEach(RtspConnection::close);
            sayFarewell();
            closeAll();
        }
    }

    private void sayFarewell() {
        for (RtspConnection gone = closed.poll(); gone != null; gone = closed.poll()) {
            gone.leave();
            connections.remove(gone);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.attachment() instanceof RtspConnection connection) {
                if (key.isWritable()) {
                    connection.write();
                }
                if (key.isReadable()) {
                    connection.read(buffer);
                }
            }
        } catch (CancelledKeyException e) {
            log.trace("a connection was closed while it was looked at", e);
        } catch (IOException e) {
            log.debug("accepting a viewer: {}", e.getMessage());
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listening.accept(); channel != null; channel = listening.accept()) {
            if (connections.size() >= maxConnections) {
                log.warn("a viewer is refused: there are {} connections, the most allowed", maxConnections);
                channel.close();
            } else {
                welcome(channel);
            }
        }
    }

    private void welcome(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            RtspConnection connection = new RtspConnection(channel, key, sessions, this::wasClosed);
            key.attach(connection);
            connections.add(connection);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void wasClosed(RtspConnection connection) {
        closed.add(connection);
        // A closed channel's socket is only given up when its selector has seen to it.
        selector.wakeup();
    }

    private void closeAll() {
        try {
            // Sees to the channels that were closed last.
            selector.selectNow();
            listening.close();
            selector.close();
        } catch (IOException e) {
            log.warn("closing the viewers' sockets: {}", e.getMessage());
        }
    }

    /** Ends every connection and the listening, and returns when the thread has ended. */
    void end() throws InterruptedException {
        ending = true;
        selector.wakeup();
        thread.join();
    }
}
