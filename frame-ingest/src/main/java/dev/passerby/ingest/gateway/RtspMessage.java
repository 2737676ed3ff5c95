package dev.passerby.ingest.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request or an answer of RTSP 1.0 (RFC 2326). Its characters are bytes: ISO 8859-1 in and out, so nothing is lost.
 *
 * @param start the first line
 * @param headers the lines after it, in their order
 * @param body what follows; never changed
 */
record RtspMessage(String start, List<Header> headers, byte[] body) {

    /** A line such as {@code CSeq: 3}. */
    record Header(String name, String value) {}

    RtspMessage {
        headers = List.copyOf(headers);
    }

    /** Reads the part up to the empty line; total: whatever the bytes are, a message comes out. */
    static RtspMessage parse(byte[] head) {
        String[] lines = new String(head, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            int colon = line.indexOf(':');
            boolean continues = line.startsWith(" ") || line.startsWith("\t");
            if (continues && !headers.isEmpty()) {
                Header last = headers.remove(headers.size() - 1);
                headers.add(new Header(last.name(), last.value() + " " + line.strip()));
            } else if (colon > 0) {
                headers.add(new Header(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return new RtspMessage(lines[0], headers, new byte[0]);
    }

    boolean isReply() {
        return start.startsWith("RTSP/");
    }

    /** The answer's number; 0 where there is none. */
    int status() {
        String[] words = start.split(" ", 3);
        return words.length > 1 && words[1].matches("[1-9]\\d\\d") ? Integer.parseInt(words[1]) : 0;
    }

    /** What a request asks for. */
    String method() {
        return start.split(" ", 2)[0];
    }

    /** What a request speaks of. */
    String url() {
        String[] words = start.split(" ", 3);
        return words.length > 1 ? words[1] : "";
    }

    RtspMessage withUrl(String url) {
        return new RtspMessage(method() + " " + url + " RTSP/1.0", headers, body);
    }

    RtspMessage withBody(byte[] bytes) {
        return new RtspMessage(start, headers, bytes);
    }

    Stream<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value);
    }

    /** A header that is a number of at most nine digits. */
    Optional<Integer> number(String name) {
        return values(name)
                .findFirst()
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    /** The same message with one header of the name, where the first one was or at the end. */
    RtspMessage with(String name, String value) {
        List<Header> changed = new ArrayList<>();
        boolean written = false;
        for (Header header : headers) {
            if (!header.name().equalsIgnoreCase(name)) {
                changed.add(header);
            } else if (!written) {
                changed.add(new Header(header.name(), value));
                written = true;
            }
        }
        if (!written) {
            changed.add(new Header(name, value));
        }
        return new RtspMessage(start, changed, body);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(start).append("\r\n");
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        byte[] head = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** Without its content: a message may carry a password. */
    @Override
    public String toString() {
        return "RtspMessage[" + headers.size() + " headers, " + body.length + " bytes]";
    }
}
