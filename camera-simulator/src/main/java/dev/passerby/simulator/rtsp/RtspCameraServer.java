package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An RTSP server whose streams are simulated cameras, over TCP interleaved in the RTSP connection.
 *
 * <pre>{@code
 * try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback())) {
 *     LiveStream door = server.serve("door", Clip.read(file));
 *     watch(door.url());
 *     door.misbehave(Misbehaviour.SILENT);
 * }
 * }</pre>
 *
 * <p>Closing it ends every connection, camera and thread and frees the port. May be used from any thread.
 */
public final class RtspCameraServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RtspCameraServer.class);
    private static final int MAX_CONNECTIONS = 64;

    private final RtspServerSettings settings;
    private final ServerSocket listening;
    private final Thread accepting;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LiveStream> cameras = new ConcurrentHashMap<>();
    private final Set<RtspConnection> connections = ConcurrentHashMap.newKeySet();

    private RtspCameraServer(RtspServerSettings settings, ServerSocket listening) {
        this.settings = settings;
        this.listening = listening;
        this.accepting = new Thread(this::accept, "rtsp-" + listening.getLocalPort() + "-accept");
        accepting.setDaemon(true);
    }

    /**
     * A running server without cameras.
     *
     * @throws IOException if the address and port cannot be listened on
     */
    public static RtspCameraServer start(RtspServerSettings settings) throws IOException {
        InetSocketAddress where = new InetSocketAddress(settings.address(), settings.port());
        ServerSocket socket = new ServerSocket();
        try {
            // A camera that comes back on its old port is one of the faults to be shown.
            socket.setReuseAddress(true);
            socket.bind(where);
        } catch (IOException e) {
            socket.close();
            throw new IOException("serving cameras at " + where + ": " + e.getMessage() + "; choose another port", e);
        }
        RtspCameraServer server = new RtspCameraServer(settings, socket);
        server.accepting.start();
        return server;
    }

    /** Shows a clip as a camera of this name, from now on, over and over. */
    public LiveStream serve(String name, Clip clip) {
        LiveStream camera = new LiveStream(CameraAddress.requireName(name), url(name), clip, settings.stallLimit());
        if (listening.isClosed()) {
            throw new IllegalStateException("camera '" + name + "' cannot be served: the server is closed");
        }
        if (cameras.putIfAbsent(name, camera) != null) {
            throw new IllegalArgumentException("a camera's name is its own, '" + name + "' is served already");
        }
        camera.start();
        log.info("camera '{}' is served at {}: {}", name, camera.url(), clip);
        return camera;
    }

    /** The port listened on. */
    public int port() {
        return listening.getLocalPort();
    }

    private String url(String name) {
        InetAddress address = listening.getInetAddress();
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return "rtsp://" + host + ":" + port() + "/" + name;
    }

    private void accept() {
        long number = 0;
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                if (connections.size() >= MAX_CONNECTIONS) {
                    log.warn("a viewer is refused: there are {} connections, the most allowed", MAX_CONNECTIONS);
                    socket.close();
                } else {
                    welcome(socket, ++number);
                }
            } catch (IOException e) {
                log.debug("accepting a viewer: {}", e.getMessage());
            }
        }
    }

    private void welcome(Socket socket, long number) throws IOException {
        byte[] unguessable = new byte[16];
        random.nextBytes(unguessable);
        String id = HexFormat.of().formatHex(unguessable);
        RtspSession session = new RtspSession(
                id,
                socket.getLocalAddress().getHostAddress(),
                cameras,
                settings.credentials().map(credentials -> new DigestAuthentication(credentials, id)));
        RtspConnection connection;
        try {
            connection =
                    new RtspConnection(socket, session, "rtsp-" + port() + "-viewer-" + number, connections::remove);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        connections.add(connection);
        connection.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            log.warn("closing port {}: {}", port(), e.getMessage());
        }
        try {
            accepting.join();
            connections.forEach(RtspConnection::close);
            for (RtspConnection connection : connections) {
                connection.join();
            }
            for (LiveStream camera : cameras.values()) {
                camera.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
