package dev.passerby.client;

/**
 * The broker, or whoever was to answer through it, did not do what it was asked for. The message is one clear line that may be
 * shown to people.
 */
public final class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
