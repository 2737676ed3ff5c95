package dev.passerby.wire.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A step of a trace, as the header {@code traceparent} of W3C Trace Context names it. A frame's trace id is made of camera,
 * epoch and number, and a step's id of the step before it and a name: whoever does a frame again says the same.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero
 * @param spanId 16 hexadecimal digits in lower case, not all zero
 * @param sampled whether the steps of this trace are recorded
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    /** The name of the header of frames and of the attribute of events. */
    public static final String NAME = "traceparent";

    // W3C Trace Context, 3.2: what a later version appends is not understood, and not minded.
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final int SAMPLED = 1;

    public TraceParent {
        if (!traceId.matches("[0-9a-f]{32}") || traceId.equals(NO_TRACE)) {
            throw new IllegalArgumentException(
                    "a trace id must be 32 hexadecimal digits, not all zero, got '" + traceId + "'");
        }
        if (!spanId.matches("[0-9a-f]{16}") || spanId.equals(NO_SPAN)) {
            throw new IllegalArgumentException(
                    "a span id must be 16 hexadecimal digits, not all zero, got '" + spanId + "'");
        }
    }

    /** The first step of the trace of the frame that is named so. */
    public static TraceParent of(String camera, long epoch, long seq, boolean sampled) {
        byte[] hash = sha256(camera + "/" + epoch + "/" + seq);
        HexFormat hex = HexFormat.of();
        return new TraceParent(hex.formatHex(hash, 0, 16), hex.formatHex(hash, 16, 24), sampled);
    }

    /** Reads the header; empty where it is absent or malformed, for then the standard has a new trace begin. */
    public static Optional<TraceParent> parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()
                || (matcher.group(1).equals("00") && matcher.group(5) != null)
                || matcher.group(2).equals(NO_TRACE)
                || matcher.group(3).equals(NO_SPAN)) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(matcher.group(4), 16) & SAMPLED) != 0;
        return Optional.of(new TraceParent(matcher.group(2), matcher.group(3), sampled));
    }

    /** A step within or after this one; the same name has the same id. */
    public TraceParent step(String name) {
        byte[] hash = sha256(traceId + spanId + name);
        return new TraceParent(traceId, HexFormat.of().formatHex(hash, 0, 8), sampled);
    }

    /** The same step, recorded or not. */
    public TraceParent sampled(boolean value) {
        return new TraceParent(traceId, spanId, value);
    }

    /** The header's value. */
    public String text() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
