package dev.passerby.simulator.rtsp;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What a viewer sent and nobody has answered yet: bytes go in as they come, requests come out whole. Used by one thread. */
final class Inbox {

    private byte[] bytes = {};

    void add(ByteBuffer more) {
        byte[] all = new byte[bytes.length + more.remaining()];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        more.get(all, bytes.length, more.remaining());
        bytes = all;
    }

    /** The next request if it is here as a whole; bounded, because heads and bodies are. */
    Optional<RtspRequest> next() throws BadRequestException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        Optional<RtspRequest> request = Optional.empty();
        try {
            request = new RequestReader(in).next();
        } catch (EOFException e) {
            // The rest is still to come: back to where it began.
            in.reset();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        bytes = in.readAllBytes();
        return request;
    }
}
