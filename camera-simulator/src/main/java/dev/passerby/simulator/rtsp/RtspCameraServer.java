package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An RTSP server whose streams are simulated cameras, over TCP interleaved in the RTSP connection, or over UDP where the
 * settings allow it.
 *
 * <pre>{@code
 * try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback())) {
 *     LiveStream door = server.serve("door", Clip.read(file));
 *     watch(door.url());
 *     door.misbehave(Misbehaviour.SILENT);
 * }
 * }</pre>
 *
 * <p>However many the cameras, one thread serves all viewers and a few send the pictures. Closing the server ends every
 * connection, camera and thread and frees the port. May be used from any thread.
 */
public final class RtspCameraServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RtspCameraServer.class);
    private static final int MAX_PACING_THREADS = 4;
    private static final int WAITING_VIEWERS = 256;

    private final RtspServerSettings settings;
    private final InetAddress address;
    private final int port;
    private final ViewersLoop viewers;
    private final ScheduledThreadPoolExecutor pacing;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LiveStream> cameras = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private RtspCameraServer(RtspServerSettings settings, ServerSocketChannel listening) throws IOException {
        this.settings = settings;
        this.address = listening.socket().getInetAddress();
        this.port = listening.socket().getLocalPort();
        this.viewers =
                new ViewersLoop(listening, settings.maxConnections(), this::session, "rtsp-" + port + "-viewers");
        this.pacing = pacing("rtsp-" + port + "-pacing");
    }

    private static ScheduledThreadPoolExecutor pacing(String threadName) {
        int threads = Math.min(MAX_PACING_THREADS, Runtime.getRuntime().availableProcessors());
        ScheduledThreadPoolExecutor pacing = new ScheduledThreadPoolExecutor(
                threads,
                work -> {
                    Thread thread = new Thread(work, threadName);
                    thread.setDaemon(true);
                    return thread;
                },
                // Once the server is closed no further picture is wanted.
                new ThreadPoolExecutor.DiscardPolicy());
        pacing.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return pacing;
    }

    /**
     * A running server without cameras.
     *
     * @throws IOException if the address and port cannot be listened on
     */
    public static RtspCameraServer start(RtspServerSettings settings) throws IOException {
        InetSocketAddress where = new InetSocketAddress(settings.address(), settings.port());
        ServerSocketChannel listening = ServerSocketChannel.open();
        try {
            // A camera that comes back on its old port is one of the faults to be shown.
            listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listening.bind(where, WAITING_VIEWERS);
            RtspCameraServer server = new RtspCameraServer(settings, listening);
            server.viewers.start();
            return server;
        } catch (IOException e) {
            listening.close();
            throw new IOException("serving cameras at " + where + ": " + e.getMessage() + "; choose another port", e);
        }
    }

    /** Shows a clip as a camera of this name, from now on, over and over. */
    public LiveStream serve(String name, Clip clip) {
        return serve(name, Map.of("1", clip), Duration.ZERO);
    }

    /**
     * Shows a camera of several clips, the first at first; a script or {@link LiveStream#happen} changes them by name.
     *
     * @param clips by name, in order
     * @param delay until the first clip begins; cameras that begin together send together
     */
    public LiveStream serve(String name, Map<String, Clip> clips, Duration delay) {
        LiveStream camera = new LiveStream(
                CameraAddress.requireName(name), url(name), clips, settings.seed(), settings.stallLimit(), delay);
        if (closed) {
            throw new IllegalStateException("camera '" + name + "' cannot be served: the server is closed");
        }
        if (cameras.putIfAbsent(name, camera) != null) {
            throw new IllegalArgumentException("a camera's name is its own, '" + name + "' is served already");
        }
        camera.start(pacing);
        log.info("camera '{}' is served at {}: {}", name, camera.url(), camera.clip());
        return camera;
    }

    /** The port listened on. */
    public int port() {
        return port;
    }

    private String url(String name) {
        InetAddress address = connectable(this.address);
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return "rtsp://" + host + ":" + port + "/" + name;
    }

    /** Of a server that listens at every address of its machine, the one by which others know the machine. */
    private static InetAddress connectable(InetAddress address) {
        try {
            return address.isAnyLocalAddress() ? InetAddress.getLocalHost() : address;
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private RtspSession session(SocketChannel channel, RtspSession.Ports ports) {
        byte[] unguessable = new byte[16];
        random.nextBytes(unguessable);
        String id = HexFormat.of().formatHex(unguessable);
        return new RtspSession(
                id,
                channel.socket().getLocalAddress().getHostAddress(),
                cameras,
                new Guard(settings.credentials(), id),
                settings.udp() ? ports : RtspSession.Ports.NONE);
    }

    @Override
    public void close() {
        closed = true;
        pacing.shutdown();
        try {
            viewers.end();
            if (!pacing.awaitTermination(1, TimeUnit.MINUTES)) {
                log.warn("the cameras at port {} do not end", port);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
