package dev.passerby.ingest.gateway;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Credentials;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.wire.camera.Camera;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from FFmpeg to one camera, for one connection: a port of this machine that only who knows its secret path may
 * use, once. Two daemon threads carry what is said, one each way; everything that may take long, from the look-up of the
 * host on, is done there, so that FFmpeg's deadline ends any wait.
 */
public final class CameraGateway implements AutoCloseable {

    /** How long FFmpeg's goodbye may take on its way to the camera. */
    private static final Duration GOODBYE = Duration.ofMillis(300);

    // Packets of some milliseconds; more would only make them old.
    private static final int TO_FFMPEG_BYTES = 128 << 10;

    private final String id;
    private final CameraAddress address;
    private final AccessRules rules;
    private final Authentication authentication;
    private final Duration openTimeout;
    private final ServerSocket door;
    private final String localUrl;
    private volatile @Nullable CameraLine camera;
    private volatile @Nullable Socket ffmpeg;
    private volatile @Nullable Thread toCamera;
    private volatile @Nullable CameraFailure failure;
    private volatile boolean closed;

    private CameraGateway(
            String id, CameraAddress address, AccessRules rules, Authentication authentication, Duration openTimeout) {
        this.id = id;
        this.address = address;
        this.rules = rules;
        this.authentication = authentication;
        this.openTimeout = openTimeout;
        this.door = door();
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        // What FFmpeg appends to a URL depends on how it ends.
        this.localUrl = "rtsp://127.0.0.1:" + door.getLocalPort() + "/"
                + HexFormat.of().formatHex(secret) + (address.url().endsWith("/") ? "/" : "");
    }

    /**
     * Opens the port and begins to connect; returns at once.
     *
     * @param environment where {@code env:NAME} credentials are looked up
     * @param history how this camera asked for its password so far
     * @param openTimeout how long the way to the camera may take
     * @throws CameraFailure when address or credentials cannot be used
     */
    public static CameraGateway open(
            Camera camera,
            AccessRules rules,
            Map<String, String> environment,
            PasswordHistory history,
            Duration openTimeout)
            throws CameraFailure {
        CameraAddress address = CameraAddress.of(camera.url());
        String reference = camera.credentials();
        if (reference != null) {
            // A reference that leads nowhere is said at once, even if the camera would not ask.
            Credentials.resolve(reference, environment);
        }
        Authentication authentication = new Authentication(
                reference == null ? null : () -> Credentials.resolve(reference, environment),
                history,
                rules.basicPasswords() || (address.encrypted() && !rules.anyCertificate()));
        CameraGateway gateway = new CameraGateway(camera.id(), address, rules, authentication, openTimeout);
        gateway.daemon("from-camera-", gateway::carryFromCamera).start();
        return gateway;
    }

    /** The camera as FFmpeg is to call it. */
    public String localUrl() {
        return localUrl;
    }

    /** Why the way ended before its time; empty while it has not, and when one of the two just hung up. */
    public Optional<CameraFailure> failure() {
        return Optional.ofNullable(failure);
    }

    private void carryFromCamera() {
        try {
            CameraLine line = CameraLine.open(address, address.allowed(rules), rules, openTimeout);
            camera = line;
            Guest guest = Guest.admit(door, localUrl, line.talk().getOutputStream(), openTimeout);
            ffmpeg = guest.socket();
            door.close();
            converse(line, guest);
        } catch (CameraFailure e) {
            failure = e;
        } catch (RtspException e) {
            failure = new CameraFailure(FailureKind.PROTOCOL, e.rule());
        } catch (IOException e) {
            // One of the two hung up.
        } finally {
            sayNoMoreComes();
        }
    }

    private void converse(CameraLine line, Guest guest) throws IOException, CameraFailure {
        String host = line.plain().getInetAddress().getHostAddress();
        Conversation conversation = new Conversation(localUrl, address.url(), host, authentication);
        OutputStream camerasEar = line.talk().getOutputStream();
        Thread back = daemon("to-camera-", () -> carryToCamera(conversation, guest, camerasEar));
        toCamera = back;
        back.start();
        guest.socket().setSendBufferSize(TO_FFMPEG_BYTES);
        OutputStream ffmpegsEar = new BufferedOutputStream(guest.socket().getOutputStream(), TO_FFMPEG_BYTES);
        RtspInput says = new RtspInput(line.talk().getInputStream(), ffmpegsEar);
        while (!closed) {
            Conversation.Outcome outcome = conversation.fromCamera(says.next());
            if (outcome.forFfmpeg().isPresent()) {
                ffmpegsEar.write(outcome.forFfmpeg().get().bytes());
            }
            if (outcome.forCamera().isPresent()) {
                camerasEar.write(outcome.forCamera().get().bytes());
            }
        }
    }

    private void carryToCamera(Conversation conversation, Guest guest, OutputStream camerasEar) {
        try {
            RtspMessage said = guest.first();
            while (true) {
                camerasEar.write(conversation.toCamera(said).bytes());
                said = guest.says().next();
            }
        } catch (IOException e) {
            hangUp();
        }
    }

    // FFmpeg first reads what was sent; its own hanging up then ends the other thread.
    private void sayNoMoreComes() {
        Socket guest = ffmpeg;
        if (guest == null) {
            hangUp();
            return;
        }
        try {
            guest.shutdownOutput();
        } catch (IOException e) {
            hangUp();
        }
    }

    private void hangUp() {
        for (AutoCloseable end : new AutoCloseable[] {door, camera, ffmpeg}) {
            if (end != null) {
                CameraLine.close(end);
            }
        }
    }

    /** Ends it, after what FFmpeg said last has had a moment to reach the camera. */
    @Override
    public void close() {
        closed = true;
        Thread back = toCamera;
        if (back != null) {
            try {
                back.join(GOODBYE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        hangUp();
    }

    private Thread daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name + id);
        thread.setDaemon(true);
        return thread;
    }

    private static ServerSocket door() {
        try {
            return new ServerSocket(0, 8, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException("no port of this machine is free", e);
        }
    }
}
