package dev.passerby.simulator.rtsp;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue with one viewer: set up, play, pause, tear down (RFC 2326, appendix A). Knows no socket; used by one thread.
 *
 * <p>A session belongs to its connection: both carry one camera's one track.
 */
final class RtspSession {

    private static final String METHODS =
            "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN";

    private final String id;
    private final String serverAddress;
    private final Map<String, LiveStream> cameras;
    private final Optional<DigestAuthentication> authentication;

    private @Nullable LiveStream camera;
    private @Nullable InterleavedChannels channels;
    private boolean playing;

    /**
     * @param id of the session, which is also the nonce of a refusal
     * @param cameras by name; may change meanwhile
     */
    RtspSession(
            String id,
            String serverAddress,
            Map<String, LiveStream> cameras,
            Optional<DigestAuthentication> authentication) {
        this.id = id;
        this.serverAddress = serverAddress;
        this.cameras = cameras;
        this.authentication = authentication;
    }

    /** The camera that was set up. */
    Optional<LiveStream> camera() {
        return Optional.ofNullable(camera);
    }

    /** The channels that were set up. */
    Optional<InterleavedChannels> channels() {
        return Optional.ofNullable(channels);
    }

    Reply answer(RtspRequest request) {
        Optional<CameraAddress> address = CameraAddress.in(request.uri());
        LiveStream named = address.map(a -> cameras.get(a.camera())).orElse(null);
        Misbehaviour misbehaviour = named == null ? Misbehaviour.NONE : named.misbehaviour();
        if (misbehaviour == Misbehaviour.NOT_ANSWERING) {
            return Reply.nothing(Reply.After.CONTINUE);
        }
        if (misbehaviour == Misbehaviour.CLOSING) {
            return Reply.nothing(Reply.After.CLOSE);
        }
        if (request.method().equals("OPTIONS")) {
            return Reply.of(RtspResponse.of(RtspStatus.OK).with("Public", METHODS));
        }
        if (authentication.isPresent() && !authentication.get().accepts(request)) {
            return Reply.of(unauthorized(authentication.get().challenge()));
        }
        return switch (request.method()) {
            case "DESCRIBE" -> named == null ? Reply.of(RtspStatus.NOT_FOUND) : describe(request, named, misbehaviour);
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

    private Reply describe(RtspRequest request, LiveStream named, Misbehaviour misbehaviour) {
        return switch (misbehaviour) {
            case UNAUTHORIZED -> Reply.of(unauthorized(DigestAuthentication.challenge(id)));
            case NOT_FOUND -> Reply.of(RtspStatus.NOT_FOUND);
            case UNAVAILABLE -> Reply.of(RtspStatus.SERVICE_UNAVAILABLE);
            default -> {
                String base = request.uri().endsWith("/") ? request.uri() : request.uri() + "/";
                yield Reply.of(RtspResponse.of(RtspStatus.OK)
                        .with("Content-Base", base)
                        .withBody(
                                "application/sdp",
                                SessionDescription.of(
                                        named.name(), named.clip(), named.startedAtMillis(), serverAddress)));
            }
        };
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
        Optional<InterleavedChannels> offered =
                InterleavedChannels.offeredIn(request.header("Transport").orElse(""));
        if (offered.isEmpty()) {
            return Reply.of(RtspStatus.UNSUPPORTED_TRANSPORT);
        }
        camera = named;
        channels = offered.get();
        return Reply.of(ok().with("Transport", offered.get().transport(named.ssrc())));
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
        channels = null;
        return Reply.of(RtspStatus.OK).then(Reply.After.PAUSE);
    }

    /** Why a request that needs a session cannot be met. */
    private Optional<Reply> refusal(RtspRequest request) {
        if (channels == null) {
            return Optional.of(Reply.of(RtspStatus.METHOD_NOT_VALID_IN_STATE));
        }
        String session = request.header("Session").orElse("").split(";", 2)[0].strip();
        return session.equals(id) ? Optional.empty() : Optional.of(Reply.of(RtspStatus.SESSION_NOT_FOUND));
    }

    private RtspResponse ok() {
        RtspResponse ok = RtspResponse.of(RtspStatus.OK);
        return channels == null ? ok : ok.with("Session", id + ";timeout=60");
    }
}
