package dev.passerby.ingest.gateway;

import java.io.IOException;

/** What a camera says breaks a limit; the message says which, in one line, and repeats nothing of it. */
final class RtspException extends IOException {

    private static final long serialVersionUID = 1L;

    RtspException(String message) {
        super(message);
    }

    String rule() {
        return String.valueOf(getMessage());
    }
}
