package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.fault.Faults;
import dev.passerby.simulator.fault.Misbehaviour;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue with one viewer: set up, play, pause, tear down (RFC 2326, appendix A). Knows no socket; used by one thread.
 *
 * <p>A session belongs to its connection: both carry one camera's one track.
 */
final class RtspSession {

    /** Opens the server's ports for a viewer who asks for UDP. */
    interface Ports {

        /** No viewer gets UDP. */
        Ports NONE = asked -> Optional.empty();

        /** The ports of both sides; empty where no viewer gets UDP. */
        Optional<UdpPorts> open(UdpPorts asked) throws IOException;
    }

    private static final String METHODS =
            "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN";

    private final String id;
    private final String serverAddress;
    private final Map<String, LiveStream> cameras;
    private final Guard guard;
    private final Ports ports;

    private @Nullable LiveStream camera;
    private @Nullable Transport transport;
    private boolean playing;

    /**
     * @param id of the session, which is also the nonce of a refusal
     * @param cameras by name; may change meanwhile
     * @param ports where a viewer may ask for UDP
     */
    RtspSession(String id, String serverAddress, Map<String, LiveStream> cameras, Guard guard, Ports ports) {
        this.id = id;
        this.serverAddress = serverAddress;
        this.cameras = cameras;
        this.guard = guard;
        this.ports = ports;
    }

    /** The camera that was set up. */
    Optional<LiveStream> camera() {
        return Optional.ofNullable(camera);
    }

    /** The transport that was set up. */
    Optional<Transport> transport() {
        return Optional.ofNullable(transport);
    }

    Reply answer(RtspRequest request) {
        Optional<CameraAddress> address = CameraAddress.in(request.uri());
        LiveStream named = address.map(a -> cameras.get(a.camera())).orElse(null);
        Faults faults = named == null ? Faults.NONE : named.faults();
        if (named != null && Guard.givesPasswordInTheClear(request)) {
            named.passwordCameInTheClear();
        }
        Optional<Reply> rude = withoutAnswer(faults);
        if (rude.isPresent()) {
            return rude.get();
        }
        if (request.method().equals("OPTIONS")) {
            return Reply.of(RtspResponse.of(RtspStatus.OK).with("Public", METHODS));
        }
        if (request.method().equals("DESCRIBE") && faults.redirect().isPresent()) {
            String location = faults.redirect().get();
            return Reply.of(RtspResponse.of(RtspStatus.MOVED_TEMPORARILY).with("Location", location));
        }
        Optional<String> challenge = guard.challenge(request, faults);
        if (challenge.isPresent()) {
            return Reply.of(unauthorized(challenge.get()));
        }
        return switch (request.method()) {
            case "DESCRIBE" -> named == null ? Reply.of(RtspStatus.NOT_FOUND) : describe(request, named, faults);
            case "SETUP" ->
                named == null
                        ? Reply.of(RtspStatus.NOT_FOUND)
                        : setUp(
                                request,
                                named,
                                address.map(CameraAddress::track).orElse(""));
            case "PLAY" -> play(request);
            case "PAUSE" -> pause(request);
            case "TEARDOWN" -> tearDown(request);
            // Viewers send these to keep a session alive.
            case "GET_PARAMETER", "SET_PARAMETER" -> Reply.of(ok());
            default -> Reply.of(RtspResponse.of(RtspStatus.NOT_IMPLEMENTED).with("Public", METHODS));
        };
    }

    private static Optional<Reply> withoutAnswer(Faults faults) {
        if (faults.has(Misbehaviour.NOT_ANSWERING) || faults.has(Misbehaviour.FROZEN)) {
            return Optional.of(Reply.nothing(Reply.After.CONTINUE));
        }
        if (faults.has(Misbehaviour.CLOSING)) {
            return Optional.of(Reply.nothing(Reply.After.CLOSE));
        }
        return faults.has(Misbehaviour.RESETTING) ? Optional.of(Reply.nothing(Reply.After.RESET)) : Optional.empty();
    }

    private Reply describe(RtspRequest request, LiveStream named, Faults faults) {
        if (faults.has(Misbehaviour.UNAUTHORIZED)) {
            return Reply.of(unauthorized(guard.challenge()));
        }
        if (faults.has(Misbehaviour.NOT_FOUND)) {
            return Reply.of(RtspStatus.NOT_FOUND);
        }
        if (faults.has(Misbehaviour.UNAVAILABLE)) {
            return Reply.of(RtspStatus.SERVICE_UNAVAILABLE);
        }
        String base = request.uri().endsWith("/") ? request.uri() : request.uri() + "/";
        return Reply.of(RtspResponse.of(RtspStatus.OK)
                .with("Content-Base", base)
                .withBody("application/sdp", named.description(serverAddress)));
    }

    private static RtspResponse unauthorized(String challenge) {
        return RtspResponse.of(RtspStatus.UNAUTHORIZED).with("WWW-Authenticate", challenge);
    }

    private Reply setUp(RtspRequest request, LiveStream named, String track) {
        if (playing) {
            return Reply.of(RtspStatus.METHOD_NOT_VALID_IN_STATE);
        }
        if (!track.isEmpty() && !track.equals(SessionDescription.TRACK)) {
            return Reply.of(RtspStatus.NOT_FOUND);
        }
        Optional<Transport> agreed = agree(request.header("Transport").orElse(""));
        if (agreed.isEmpty()) {
            return Reply.of(RtspStatus.UNSUPPORTED_TRANSPORT);
        }
        camera = named;
        transport = agreed.get();
        return Reply.of(ok().with("Transport", agreed.get().header(named.ssrc())));
    }

    private Optional<Transport> agree(String offers) {
        Optional<Transport> offered = Transport.offeredIn(offers, ports != Ports.NONE);
        try {
            return offered.isPresent() && offered.get() instanceof UdpPorts asked
                    ? ports.open(asked).map(Transport.class::cast)
                    : offered;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Reply play(RtspRequest request) {
        Optional<Reply> refusal = refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Reply.After after = playing ? Reply.After.CONTINUE : Reply.After.PLAY;
        playing = true;
        // A live picture has no end and no place to begin from but now.
        return Reply.of(ok().with("Range", "npt=now-")).then(after);
    }

    private Reply pause(RtspRequest request) {
        Optional<Reply> refusal = refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        playing = false;
        return Reply.of(ok()).then(Reply.After.PAUSE);
    }

    /** The camera stays known until the next set-up, so that the connection can take leave of it. */
    private Reply tearDown(RtspRequest request) {
        Optional<Reply> refusal = refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        playing = false;
        transport = null;
        return Reply.of(RtspStatus.OK).then(Reply.After.PAUSE);
    }

    /** Why a request that needs a session cannot be met. */
    private Optional<Reply> refusal(RtspRequest request) {
        if (transport == null) {
            return Optional.of(Reply.of(RtspStatus.METHOD_NOT_VALID_IN_STATE));
        }
        String session = request.header("Session").orElse("").split(";", 2)[0].strip();
        return session.equals(id) ? Optional.empty() : Optional.of(Reply.of(RtspStatus.SESSION_NOT_FOUND));
    }

    private RtspResponse ok() {
        RtspResponse ok = RtspResponse.of(RtspStatus.OK);
        return transport == null ? ok : ok.with("Session", id + ";timeout=60");
    }
}
