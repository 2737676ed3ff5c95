package dev.passerby.standalone;

/** An operation that could not be done though the input was good; its message is one clear line. The command exits with 1. */
public final class OperationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OperationFailedException(String message) {
        super(message);
    }

    public OperationFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
