package dev.passerby.ingest.gateway;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of each message between FFmpeg and a camera: requests get the camera's own URL, a number of ours and the
 * password's answer; a camera's demand for a password is met with the same request again and FFmpeg does not hear of it.
 * Pure but for what it remembers; two threads use it.
 */
final class Conversation {

    private static final int MOST_UNANSWERED = 64;
    private static final int MOST_TRIES = 3;
    private static final int MOST_STREAMS = 32;
    private static final int UNSUPPORTED_TRANSPORT = 461;
    private static final Set<String> NEEDED =
            Set.of("content-base", "content-type", "public", "range", "rtp-info", "session", "transport");

    /** A request as it went to the camera, but for the number and the password's answer. */
    private record Asked(RtspMessage request, int number, boolean hadAnswer, int tries) {}

    /** What to do with a camera's message: hand it to FFmpeg, or send the camera something instead. */
    record Outcome(Optional<RtspMessage> forFfmpeg, Optional<RtspMessage> forCamera) {}

    private static final Outcome NOTHING = new Outcome(Optional.empty(), Optional.empty());

    private final String localUrl;
    private final String cameraUrl;
    private final String cameraHost;
    private final Authentication authentication;
    private final Map<Integer, Asked> unanswered = new LinkedHashMap<>();
    private int number;

    /**
     * @param localUrl as FFmpeg calls the camera
     * @param cameraUrl as the camera calls itself
     * @param cameraHost the camera's address, by number
     */
    Conversation(String localUrl, String cameraUrl, String cameraHost, Authentication authentication) {
        this.localUrl = localUrl;
        this.cameraUrl = cameraUrl;
        this.cameraHost = cameraHost;
        this.authentication = authentication;
    }

    /** What FFmpeg says, as the camera is to hear it. */
    synchronized RtspMessage toCamera(RtspMessage message) {
        if (message.isReply()) {
            return message;
        }
        String url = message.url();
        RtspMessage request =
                url.startsWith(localUrl) ? message.withUrl(cameraUrl + url.substring(localUrl.length())) : message;
        return asked(request, message.number("CSeq").orElse(0), 0);
    }

    /** What the camera says. */
    synchronized Outcome fromCamera(RtspMessage message) throws CameraFailure {
        if (!message.isReply()) {
            return new Outcome(Optional.of(message), Optional.empty());
        }
        int status = message.status();
        if (status >= 300 && status < 400) {
            throw new CameraFailure(FailureKind.PROTOCOL, "it redirects to another address, which is not followed");
        }
        if (status < 200) {
            return NOTHING;
        }
        Asked asked = answered(message);
        if (asked == null) {
            return NOTHING;
        }
        if (status == 401) {
            if (asked.tries() == MOST_TRIES) {
                throw new CameraFailure(FailureKind.AUTH, "it finds every answer too old");
            }
            if (authentication.challenged(message, asked.hadAnswer())) {
                return new Outcome(
                        Optional.empty(), Optional.of(asked(asked.request(), asked.number(), asked.tries() + 1)));
            }
        } else if (asked.hadAnswer()) {
            authentication.accepted();
        }
        if (status == UNSUPPORTED_TRANSPORT) {
            throw otherTransport(asked.request());
        }
        checkStreams(message);
        RtspMessage passed = withOwnSource(needed(message)).with("CSeq", Integer.toString(asked.number()));
        return new Outcome(Optional.of(passed), Optional.empty());
    }

    private RtspMessage asked(RtspMessage request, int ffmpegsNumber, int tries) {
        number++;
        Optional<String> answer = authentication.authorization(request.method(), request.url());
        unanswered.put(number, new Asked(request, ffmpegsNumber, answer.isPresent(), tries));
        if (unanswered.size() > MOST_UNANSWERED) {
            unanswered.remove(unanswered.keySet().iterator().next());
        }
        RtspMessage numbered = request.with("CSeq", Integer.toString(number));
        return answer.isPresent() ? numbered.with("Authorization", answer.get()) : numbered;
    }

    /** The request behind an answer; where a camera does not number its answers, the oldest. */
    @org.jspecify.annotations.Nullable
    private Asked answered(RtspMessage reply) {
        Optional<Integer> named = reply.number("CSeq").filter(unanswered::containsKey);
        if (named.isPresent()) {
            return unanswered.remove(named.get());
        }
        Iterator<Asked> oldest = unanswered.values().iterator();
        if (!oldest.hasNext()) {
            return null;
        }
        Asked asked = oldest.next();
        oldest.remove();
        return asked;
    }

    private static CameraFailure otherTransport(RtspMessage request) {
        boolean tcp = request.values("Transport").anyMatch(transport -> transport.contains("TCP"));
        String refused = tcp ? "it does not send over TCP" : "it does not send over UDP";
        return new CameraFailure(
                FailureKind.NOT_ALLOWED,
                refused + "; set PASSERBY_INGEST_TRANSPORT to '" + (tcp ? "udp" : "tcp") + "', for all cameras");
    }

    private static void checkStreams(RtspMessage reply) throws CameraFailure {
        long streams = new String(reply.body(), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("m="))
                .count();
        if (streams > MOST_STREAMS) {
            throw new CameraFailure(FailureKind.PROTOCOL, "it describes more than " + MOST_STREAMS + " streams");
        }
    }

    // A camera may repeat what it was sent, the password with it: FFmpeg, whose log is ours, gets only what it needs.
    private static RtspMessage needed(RtspMessage reply) {
        byte[] body = reply.status() == 200 ? reply.body() : new byte[0];
        List<RtspMessage.Header> headers = reply.headers().stream()
                .filter(header -> NEEDED.contains(header.name().toLowerCase(Locale.ROOT)))
                .toList();
        return new RtspMessage("RTSP/1.0 " + reply.status() + " -", headers, body)
                .with("Content-Length", Integer.toString(body.length));
    }

    // Over UDP, FFmpeg sends to the source that a camera names, or to whom it is connected to: here, us.
    private RtspMessage withOwnSource(RtspMessage reply) {
        Optional<String> transport = reply.values("Transport").findFirst();
        if (transport.isEmpty()) {
            return reply;
        }
        String kept = Stream.of(transport.get().split(";"))
                .map(String::strip)
                .filter(part -> !part.matches("(?i)(source|destination)\\s*=.*"))
                .collect(Collectors.joining(";"));
        return reply.with("Transport", kept + ";source=" + cameraHost);
    }
}
