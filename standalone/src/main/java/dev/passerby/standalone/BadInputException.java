package dev.passerby.standalone;

/** Input that cannot be used; its message is one clear line that names the thing and the remedy. The command exits with 2. */
public final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
