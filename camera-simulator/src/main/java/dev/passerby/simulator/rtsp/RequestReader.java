package dev.passerby.simulator.rtsp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requests on a connection. The RTCP packets that a viewer sends between them (RFC 2326, section 10.12) and the
 * requests' bodies are read over.
 */
final class RequestReader {

    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int INTERLEAVED = '$';

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request; empty where the connection ended between requests. */
    Optional<RtspRequest> next() throws IOException, BadRequestException {
        int first = in.read();
        while (first == INTERLEAVED || first == '\r' || first == '\n') {
            if (first == INTERLEAVED) {
                skip(1);
                skip((byteOrEnd() << 8) | byteOrEnd());
            }
            // A stream that can go back to its mark goes back to the beginning of what is not complete.
            in.mark(0);
            first = in.read();
        }
        if (first < 0) {
            return Optional.empty();
        }
        RtspRequest request = RtspRequest.parse(head(first));
        skip(bodyBytes(request));
        return Optional.of(request);
    }

    private List<String> head(int first) throws IOException, BadRequestException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int next = first;
        for (int bytes = 1; bytes <= MAX_HEAD_BYTES; bytes++) {
            if (next == '\n') {
                if (line.isEmpty()) {
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
            } else if ((next >= ' ' && next < 127) || next == '\t') {
                line.append((char) next);
            } else if (next != '\r') {
                throw new BadRequestException(RtspStatus.BAD_REQUEST, "a request's head is printable ASCII");
            }
            next = byteOrEnd();
        }
        throw new BadRequestException(
                RtspStatus.BAD_REQUEST, "a request's head has at most " + MAX_HEAD_BYTES + " bytes");
    }

    private static int bodyBytes(RtspRequest request) throws BadRequestException {
        String length = request.header("Content-Length").orElse("0");
        if (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > MAX_BODY_BYTES) {
            throw new BadRequestException(
                    RtspStatus.BAD_REQUEST, "a Content-Length is a number up to " + MAX_BODY_BYTES, request.sequence());
        }
        return Integer.parseInt(length);
    }

    private int byteOrEnd() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the connection ended within a request");
        }
        return next;
    }

    private void skip(int bytes) throws IOException {
        in.skipNBytes(bytes);
    }
}
