package dev.passerby.console.http;

import io.javalin.http.HttpStatus;

/** A request that is not granted; the message is for the caller and says what to do instead. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    public Refusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    /** There is nothing of this kind and id. */
    public static Refusal unknown(String kind, String id) {
        return new Refusal(HttpStatus.NOT_FOUND, "there is no " + kind + " '" + id + "'");
    }

    /** What was sent cannot be used. */
    public static Refusal unusable(String message) {
        return new Refusal(HttpStatus.BAD_REQUEST, message);
    }
}
