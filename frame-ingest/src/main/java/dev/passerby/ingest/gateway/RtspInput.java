package dev.passerby.ingest.gateway;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One direction of an RTSP connection, taken apart into messages and the media packets between them (RFC 2326, section
 * 10.12). What is neither is skipped. Nothing grows with what the sender claims.
 */
final class RtspInput {

    static final int MOST_HEAD = 16 << 10;
    static final int MOST_BODY = 128 << 10;

    private static final List<byte[]> BEGINNINGS = java.util.stream.Stream.of(
                    "RTSP/",
                    "OPTIONS ",
                    "DESCRIBE ",
                    "SETUP ",
                    "PLAY ",
                    "PAUSE ",
                    "TEARDOWN ",
                    "ANNOUNCE ",
                    "RECORD ",
                    "REDIRECT ",
                    "GET_PARAMETER ",
                    "SET_PARAMETER ")
            .map(text -> text.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private final InputStream in;
    private final OutputStream packets;
    private final byte[] buffer = new byte[128 << 10];
    private int from;
    private int to;

    /**
     * @param packets takes the media packets, each in one call, and is flushed before each wait
     */
    RtspInput(InputStream in, OutputStream packets) {
        this.in = in;
        this.packets = packets;
    }

    /** The next message, after the packets before it have gone their way. */
    RtspMessage next() throws IOException {
        while (true) {
            require(1);
            if (buffer[from] == '$') {
                passPacket();
            } else if (beginsMessage()) {
                return message();
            } else {
                from++;
            }
        }
    }

    private boolean beginsMessage() throws IOException {
        for (byte[] beginning : BEGINNINGS) {
            int same = 0;
            while (same < beginning.length) {
                require(same + 1);
                if (buffer[from + same] != beginning[same]) {
                    break;
                }
                same++;
            }
            if (same == beginning.length) {
                return true;
            }
        }
        return false;
    }

    private void passPacket() throws IOException {
        require(4);
        int length = 4 + ((buffer[from + 2] & 0xff) << 8 | (buffer[from + 3] & 0xff));
        require(length);
        packets.write(buffer, from, length);
        from += length;
    }

    private RtspMessage message() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineLength = 0;
        while (true) {
            require(1);
            byte next = buffer[from++];
            head.write(next);
            if (head.size() > MOST_HEAD) {
                throw new RtspException("it sends headers of more than " + MOST_HEAD + " bytes");
            }
            if (next == '\n' && lineLength == 0) {
                break;
            }
            lineLength = next == '\n' ? 0 : next == '\r' ? lineLength : lineLength + 1;
        }
        RtspMessage message = RtspMessage.parse(head.toByteArray());
        int length = message.number("Content-Length").orElse(0);
        if (length > MOST_BODY) {
            throw new RtspException("it sends a description of more than " + MOST_BODY + " bytes");
        }
        byte[] body = new byte[length];
        for (int i = 0; i < length; ) {
            require(1);
            int part = Math.min(length - i, to - from);
            System.arraycopy(buffer, from, body, i, part);
            from += part;
            i += part;
        }
        return message.withBody(body);
    }

    /** Waits until so many bytes lie in the buffer, which holds the largest packet. */
    private void require(int count) throws IOException {
        while (to - from < count) {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            packets.flush();
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                throw new EOFException();
            }
            to += read;
        }
    }
}
