package dev.passerby.models.fetch;

import java.io.IOException;

/** An upstream file that cannot be had. The message is one line with the remedy. */
public final class FetchException extends IOException {

    public FetchException(String message) {
        super(message);
    }

    public FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
