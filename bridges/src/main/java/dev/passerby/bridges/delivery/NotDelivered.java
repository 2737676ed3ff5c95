package dev.passerby.bridges.delivery;

import java.time.Duration;

/** The other side did not take what it was given. The message is one line that may be shown; it holds no secret. */
public final class NotDelivered extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Duration notBefore;

    public NotDelivered(String message) {
        this(message, Duration.ZERO);
    }

    /** Not delivered, and not to be tried again before so long: the other side asked for it. */
    public NotDelivered(String message, Duration notBefore) {
        super(message);
        this.notBefore = notBefore;
    }

    public Duration notBefore() {
        return notBefore;
    }
}
