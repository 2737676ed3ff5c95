package dev.passerby.pipeline.vision;

/** Bytes that are no picture; the message says in one line why. */
public final class UnreadablePictureException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadablePictureException(String message) {
        super(message);
    }
}
