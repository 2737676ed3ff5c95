package dev.passerby.wire.frame;

import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.trace.TraceParent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frame's form on its topic: key camera id, value JPEG, the rest in headers as ASCII text. */
public final class FrameCodec {

    /** The layout's version; a reader refuses any other. */
    public static final int VERSION = 1;

    /** The last millisecond of the year 9999; ISO 8601 in four digits of year ends there. */
    private static final long LAST_INSTANT_MILLIS = 253_402_300_799_999L;

    private FrameCodec() {}

    /** The headers of a frame, in their customary order. */
    public static Map<String, byte[]> headers(Frame frame) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("version", ascii(VERSION));
        headers.put("epoch", ascii(frame.epoch()));
        headers.put("seq", ascii(frame.seq()));
        headers.put("capturedAt", ascii(frame.capturedAtMillis()));
        headers.put("width", ascii(frame.width()));
        headers.put("height", ascii(frame.height()));
        headers.put("keyframe", ascii(frame.keyframe()));
        if (frame.threshold() != null) {
            headers.put("threshold", ascii(frame.threshold()));
        }
        if (frame.traceparent() != null) {
            headers.put(TraceParent.NAME, ascii(frame.traceparent()));
        }
        return headers;
    }

    /** Reads a frame; whatever is wrong with it is said in one line and nothing else is thrown. */
    public static Frame decode(byte @Nullable [] key, Map<String, byte[]> headers, byte @Nullable [] value)
            throws WireFormatException {
        String cameraId = cameraId(key);
        long version = number(headers, "version", 1, Integer.MAX_VALUE);
        if (version != VERSION) {
            throw new WireFormatException("frame header 'version' must be " + VERSION + ", got " + version);
        }
        if (value == null || value.length < 4 || (value[0] & 0xff) != 0xff || (value[1] & 0xff) != 0xd8) {
            throw new WireFormatException("frame value must be a JPEG, got "
                    + (value == null ? "nothing" : value.length + " bytes that do not begin like one"));
        }
        return new Frame(
                cameraId,
                number(headers, "epoch", 0, Long.MAX_VALUE),
                number(headers, "seq", 0, Long.MAX_VALUE),
                number(headers, "capturedAt", 0, LAST_INSTANT_MILLIS),
                (int) number(headers, "width", 1, 65_535),
                (int) number(headers, "height", 1, 65_535),
                truth(headers, "keyframe"),
                distanceIfThere(headers, "threshold"),
                trace(headers),
                value);
    }

    /** The name of a frame whose picture nobody needs, or cannot read; fails where key, epoch or number cannot be read. */
    public static FrameName name(byte @Nullable [] key, Map<String, byte[]> headers) throws WireFormatException {
        return new FrameName(
                cameraId(key), number(headers, "epoch", 0, Long.MAX_VALUE), number(headers, "seq", 0, Long.MAX_VALUE));
    }

    private static String cameraId(byte @Nullable [] key) throws WireFormatException {
        if (key == null || key.length == 0) {
            throw new WireFormatException("frame without a camera id as its key");
        }
        String cameraId = new String(key, StandardCharsets.UTF_8);
        if (!Camera.isId(cameraId)) {
            throw new WireFormatException(
                    "frame key must be a camera id of 1 to 64 letters, digits, '-', '_' or '.', got '" + shown(cameraId)
                            + "'");
        }
        return cameraId;
    }

    private static byte[] ascii(Object value) {
        return value.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(Map<String, byte[]> headers, String name) throws WireFormatException {
        byte[] value = headers.get(name);
        if (value == null) {
            throw new WireFormatException("frame header '" + name + "' is missing");
        }
        return new String(value, StandardCharsets.US_ASCII);
    }

    private static long number(Map<String, byte[]> headers, String name, long least, long most)
            throws WireFormatException {
        String text = text(headers, name);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below: both are the same fault to a reader.
        }
        throw new WireFormatException("frame header '" + name + "' must be a number from " + least + " to " + most
                + ", got '" + shown(text) + "'");
    }

    private static @Nullable Double distanceIfThere(Map<String, byte[]> headers, String name)
            throws WireFormatException {
        if (!headers.containsKey(name)) {
            return null;
        }
        String text = text(headers, name);
        try {
            double distance = Double.parseDouble(text);
            if (distance > 0 && distance <= 2) {
                return distance;
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below: both are the same fault to a reader.
        }
        throw new WireFormatException(
                "frame header '" + name + "' must be a distance above 0 and at most 2, got '" + shown(text) + "'");
    }

    /** The frame's trace; one that is malformed is no reason to lose the frame. */
    private static @Nullable String trace(Map<String, byte[]> headers) throws WireFormatException {
        return headers.containsKey(TraceParent.NAME)
                ? TraceParent.parse(text(headers, TraceParent.NAME))
                        .map(TraceParent::text)
                        .orElse(null)
                : null;
    }

    private static boolean truth(Map<String, byte[]> headers, String name) throws WireFormatException {
        String text = text(headers, name);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new WireFormatException("frame header '" + name + "' must be true or false, got '" + shown(text) + "'");
    }

    /** Foreign text, made fit for one line of a message. */
    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }
}
