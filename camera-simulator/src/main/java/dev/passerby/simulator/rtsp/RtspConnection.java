package dev.passerby.simulator.rtsp;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A viewer's TCP connection. Its requests are read and answered on the server's viewers' thread; packets are written by whoever
 * sends them.
 */
final class RtspConnection implements Viewer {

    private static final Logger log = LoggerFactory.getLogger(RtspConnection.class);

    /** Small, so that a viewer who stops reading is noticed before the system has buffered a minute of video. */
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    private static final long LAST_WORDS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SocketChannel channel;
    private final @Nullable SocketAddress viewer;
    private final RtspSession session;
    private final Inbox inbox = new Inbox();
    private final Outbox outbox;
    private final MediaWay media;
    private final Consumer<RtspConnection> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    private boolean sayingLastWords;
    private long lastWordsEndNanos;

    /**
     * @param key of the channel, which is not blocking
     * @param onClose called once, on the thread that closes the connection
     */
    RtspConnection(SocketChannel channel, SelectionKey key, SessionMaker session, Consumer<RtspConnection> onClose)
            throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
        this.channel = channel;
        this.viewer = channel.getRemoteAddress();
        this.onClose = onClose;
        this.outbox = new Outbox(channel, key);
        this.media = new MediaWay(channel, outbox);
        this.session = session.make(channel, asked -> Optional.of(media.open(asked)));
    }

    /** Makes the session of a connection. */
    interface SessionMaker {
        RtspSession make(SocketChannel channel, RtspSession.Ports ports) throws IOException;
    }

    /** Reads what is there and answers what is whole. */
    void read(ByteBuffer buffer) {
        try {
            int read = channel.read(buffer.clear());
            if (read < 0) {
                close();
            } else if (!sayingLastWords) {
                inbox.add(buffer.flip());
                answerAll();
            }
        } catch (BadRequestException e) {
            log.debug("viewer {} sent a bad request: {}", viewer, e.getMessage());
            sayLastWords(RtspResponse.of(e.status()).toBytes(e.sequence()));
        } catch (IOException e) {
            log.debug("viewer {} is gone: {}", viewer, e.getMessage());
            close();
        }
    }

    private void answerAll() throws IOException, BadRequestException {
        Optional<RtspRequest> request = inbox.next();
        while (request.isPresent() && !closed.get()) {
            answer(request.get());
            request = inbox.next();
        }
    }

    private void answer(RtspRequest request) throws IOException {
        Reply reply = session.answer(request);
        if (reply.after() == Reply.After.PAUSE) {
            session.camera().ifPresent(camera -> camera.leave(this));
        }
        if (reply.response() != null) {
            outbox.put(reply.response().toBytes(request.sequence()));
        }
        switch (reply.after()) {
            case PLAY -> session.camera().ifPresent(this::play);
            case CLOSE -> close();
            case RESET -> reset("the camera resets all connections");
            default -> {
                // The next request.
            }
        }
    }

    private void play(LiveStream camera) {
        session.transport().ifPresent(media::choose);
        camera.join(this);
        log.debug("viewer {} plays camera '{}'", viewer, camera.name());
    }

    /**
     * Lets the viewer read the last answer: a socket closed while input waits is reset, and the answer lost with it.
     */
    private void sayLastWords(byte[] answer) {
        sayingLastWords = true;
        lastWordsEndNanos = System.nanoTime() + LAST_WORDS_NANOS;
        try {
            outbox.put(answer);
            if (outbox.isEmpty()) {
                channel.shutdownOutput();
            }
        } catch (IOException e) {
            close();
        }
    }

    /** Writes what there is room for now. */
    void write() {
        try {
            if (outbox.flush() && sayingLastWords) {
                channel.shutdownOutput();
            }
        } catch (IOException e) {
            log.debug("viewer {} is gone: {}", viewer, e.getMessage());
            close();
        }
    }

    /** Called from time to time: last words are not waited for without end. */
    void look(long nowNanos) {
        if (sayingLastWords && nowNanos - lastWordsEndNanos > 0) {
            close();
        }
    }

    @Override
    public boolean offerRtp(List<byte[]> packets) {
        return offer(() -> media.offerRtp(packets));
    }

    @Override
    public boolean offerRtcp(byte[] packet) {
        return offer(() -> media.offerRtcp(packet));
    }

    @Override
    public boolean offerRaw(byte[] bytes) {
        return offer(() -> media.offerRaw(bytes));
    }

    private interface Offer {
        boolean make() throws IOException;
    }

    private boolean offer(Offer offer) {
        try {
            return offer.make();
        } catch (IOException e) {
            log.debug("viewer {} is gone: {}", viewer, e.getMessage());
            close();
            return false;
        }
    }

    @Override
    public long blockedNanos() {
        return outbox.blockedNanos();
    }

    @Override
    public void disconnect(String reason) {
        if (!closed.get()) {
            log.debug("viewer {} is disconnected: {}", viewer, reason);
            close();
        }
    }

    @Override
    public void reset(String reason) {
        try {
            // Lingering for no time is how a reset is asked for.
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            log.debug("viewer {} is gone already: {}", viewer, e.getMessage());
        }
        disconnect(reason);
    }

    /** Closes the connection; does not wait. May be called more than once, from any thread. */
    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("closing the connection of viewer {}: {}", viewer, e.getMessage());
        }
        onClose.accept(this);
    }

    /** Takes leave of the camera; on the viewers' thread, after the connection was closed. */
    void leave() {
        session.camera().ifPresent(camera -> camera.leave(this));
        try {
            media.close();
        } catch (IOException e) {
            log.debug("closing the UDP ports of viewer {}: {}", viewer, e.getMessage());
        }
    }
}
