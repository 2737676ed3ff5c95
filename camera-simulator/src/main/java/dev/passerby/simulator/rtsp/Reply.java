package dev.passerby.simulator.rtsp;

import org.jspecify.annotations.Nullable;

/**
 * What a session says to a request, and what is to happen after it has been said.
 *
 * @param response null for a camera that does not answer
 */
record Reply(@Nullable RtspResponse response, After after) {

    enum After {
        CONTINUE,
        PLAY,
        PAUSE,
        CLOSE,
        RESET
    }

    static Reply of(RtspResponse response) {
        return new Reply(response, After.CONTINUE);
    }

    static Reply of(RtspStatus status) {
        return of(RtspResponse.of(status));
    }

    static Reply nothing(After after) {
        return new Reply(null, after);
    }

    Reply then(After next) {
        return new Reply(response, next);
    }
}
