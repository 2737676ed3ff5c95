package dev.passerby.simulator.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of RFC 2326, section 7, without the {@code CSeq}, which is the request's.
 *
 * @param headers in the order in which they are sent
 * @param body empty for none
 */
record RtspResponse(RtspStatus status, Map<String, String> headers, String body) {

    RtspResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static RtspResponse of(RtspStatus status) {
        return new RtspResponse(status, Map.of(), "");
    }

    RtspResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RtspResponse(status, more, body);
    }

    RtspResponse withBody(String type, String content) {
        RtspResponse described = with("Content-Type", type)
                .with("Content-Length", Integer.toString(content.getBytes(StandardCharsets.UTF_8).length));
        return new RtspResponse(status, described.headers, content);
    }

    byte[] toBytes(long sequence) {
        StringBuilder text = new StringBuilder();
        text.append("RTSP/1.0 ")
                .append(status.code())
                .append(' ')
                .append(status.reason())
                .append("\r\n");
        text.append("CSeq: ").append(sequence).append("\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
    }
}
