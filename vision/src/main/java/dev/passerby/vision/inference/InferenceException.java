package dev.passerby.vision.inference;

/** A network that cannot be opened, cannot be run, or is closed. The message is one line. */
public final class InferenceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InferenceException(String message) {
        super(message);
    }

    public InferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
