package dev.passerby.wire;

/** A record that cannot be read; the message names the field and the rule it breaks, in one line. */
public final class WireFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public WireFormatException(String message) {
        super(message);
    }

    public WireFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
