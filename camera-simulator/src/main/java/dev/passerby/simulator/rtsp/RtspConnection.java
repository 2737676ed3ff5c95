package dev.passerby.simulator.rtsp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A viewer's TCP connection: one thread reads requests, another writes answers and packets. */
final class RtspConnection implements Viewer {

    private static final Logger log = LoggerFactory.getLogger(RtspConnection.class);

    /** Small, so that a viewer who stops reading is noticed before the system has buffered a minute of video. */
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    private static final int LAST_WORDS_MILLIS = 1000;

    private final Socket socket;
    private final RtspSession session;
    private final ViewerWriter writer;
    private final Thread reading;
    private final Consumer<RtspConnection> onEnd;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile InterleavedChannels channels = new InterleavedChannels(0, 1);

    /** @param onEnd called once, when the connection is closed and its writer has ended */
    RtspConnection(Socket socket, RtspSession session, String threadName, Consumer<RtspConnection> onEnd)
            throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(SEND_BUFFER_BYTES);
        this.socket = socket;
        this.session = session;
        this.onEnd = onEnd;
        this.writer = new ViewerWriter(socket.getOutputStream(), threadName + "-write", this::close);
        this.reading = new Thread(this::converse, threadName + "-read");
        reading.setDaemon(true);
    }

    void start() {
        writer.start();
        reading.start();
    }

    private void converse() {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            try {
                answerAll(new RequestReader(in));
            } catch (BadRequestException e) {
                log.debug("viewer {} sent a bad request: {}", viewer(), e.getMessage());
                writer.put(RtspResponse.of(e.status()).toBytes(e.sequence()));
                sayLastWords(in);
            }
        } catch (IOException e) {
            log.debug("viewer {} is gone: {}", viewer(), e.getMessage());
        } catch (InterruptedException e) {
            log.debug("viewer {} was closed while an answer waited", viewer());
        } finally {
            end();
        }
    }

    private void answerAll(RequestReader requests) throws IOException, BadRequestException, InterruptedException {
        Optional<RtspRequest> request = requests.next();
        while (request.isPresent()) {
            Reply reply = session.answer(request.get());
            if (reply.after() == Reply.After.PAUSE) {
                session.camera().ifPresent(camera -> camera.leave(this));
            }
            if (reply.response() != null) {
                writer.put(reply.response().toBytes(request.get().sequence()));
            }
            if (reply.after() == Reply.After.PLAY) {
                session.camera().ifPresent(this::play);
            } else if (reply.after() == Reply.After.CLOSE) {
                return;
            }
            request = requests.next();
        }
    }

    private void play(LiveStream camera) {
        session.channels().ifPresent(agreed -> channels = agreed);
        camera.join(this);
        log.info("viewer {} plays camera '{}'", viewer(), camera.name());
    }

    /**
     * Lets the viewer read the last answer: a socket closed while input waits is reset, and the answer lost with it.
     */
    private void sayLastWords(InputStream in) throws IOException, InterruptedException {
        writer.finish();
        writer.join(LAST_WORDS_MILLIS);
        socket.shutdownOutput();
        socket.setSoTimeout(LAST_WORDS_MILLIS);
        in.readNBytes(64 * 1024);
    }

    private void end() {
        close();
        session.camera().ifPresent(camera -> camera.leave(this));
        boolean writerEnded = false;
        while (!writerEnded) {
            try {
                writer.join(0);
                writerEnded = true;
            } catch (InterruptedException e) {
                log.trace("the interrupt was meant for a wait that is over: this thread ends anyway", e);
            }
        }
        onEnd.accept(this);
    }

    @Override
    public boolean offerRtp(List<byte[]> packets) {
        ByteBuffer frames = ByteBuffer.allocate(
                packets.stream().mapToInt(packet -> 4 + packet.length).sum());
        packets.forEach(packet -> frame(channels.rtp(), packet, frames));
        return writer.offer(frames.array());
    }

    @Override
    public boolean offerRtcp(byte[] packet) {
        ByteBuffer frame = ByteBuffer.allocate(4 + packet.length);
        frame(channels.rtcp(), packet, frame);
        return writer.offer(frame.array());
    }

    /** A packet between RTSP messages: dollar sign, channel, length, packet (RFC 2326, section 10.12). */
    private static void frame(int channel, byte[] packet, ByteBuffer into) {
        into.put((byte) '$').put((byte) channel).putShort((short) packet.length).put(packet);
    }

    @Override
    public boolean offerRaw(byte[] bytes) {
        return writer.offer(bytes);
    }

    @Override
    public long blockedNanos() {
        return writer.blockedNanos();
    }

    @Override
    public void disconnect(String reason) {
        if (!closed.get()) {
            log.info("viewer {} is disconnected: {}", viewer(), reason);
            close();
        }
    }

    /** Closes the socket and wakes both threads; does not wait. May be called more than once, from any thread. */
    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("closing the connection of viewer {}: {}", viewer(), e.getMessage());
        }
        writer.interrupt();
        reading.interrupt();
    }

    /** Waits until both threads have ended; they do after {@link #close}. */
    void join() throws InterruptedException {
        reading.join();
    }

    private String viewer() {
        return String.valueOf(socket.getRemoteSocketAddress());
    }
}
