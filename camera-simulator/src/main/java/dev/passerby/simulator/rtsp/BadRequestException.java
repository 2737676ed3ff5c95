package dev.passerby.simulator.rtsp;

import java.io.Serial;

/** A request that breaks the protocol so that nothing after it can be trusted; says how to answer it. */
final class BadRequestException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final RtspStatus status;
    private final long sequence;

    BadRequestException(RtspStatus status, String rule) {
        this(status, rule, 0);
    }

    BadRequestException(RtspStatus status, String rule, long sequence) {
        super(rule);
        this.status = status;
        this.sequence = sequence;
    }

    RtspStatus status() {
        return status;
    }

    /** The request's {@code CSeq}, 0 where it could not be read. */
    long sequence() {
        return sequence;
    }
}
