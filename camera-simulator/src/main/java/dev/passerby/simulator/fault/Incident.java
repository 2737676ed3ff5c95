package dev.passerby.simulator.fault;

import java.time.Duration;

/** A thing that happens to a camera at a moment. */
public sealed interface Incident extends Act
        permits Incident.Disconnection, Incident.TimestampJump, Incident.TimestampWrap, Incident.ClipChange {

    /** The end of every viewer's connection; new ones are welcome. */
    enum Disconnection implements Incident {
        /** In order. */
        CLOSE,
        /** By a TCP reset. */
        RESET
    }

    /** RTP timestamps that are later from then on by so much, or earlier where negative. */
    record TimestampJump(Duration ahead) implements Incident {}

    /** RTP timestamps that jump so that they pass 2^32 after so long. */
    record TimestampWrap(Duration after) implements Incident {}

    /**
     * Another clip in the same connections, from its first key frame on.
     *
     * @param clip its name, its number among the camera's clips, from 1, or {@link #NEXT}
     * @param closing whether all connections are closed as well, as by a camera that starts its encoder anew
     */
    record ClipChange(String clip, boolean closing) implements Incident {

        /** The clip after the one that is shown, in turn. */
        public static final String NEXT = "next";
    }
}
