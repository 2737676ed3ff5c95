package dev.passerby.simulator.fault;

/** The faults that need no more than their name. */
public enum Misbehaviour implements Fault {
    /** Keeps connections and answers requests, but sends no pictures. */
    SILENT,
    /** Sends one packet a second, of a picture that never ends. */
    DRIPPING,
    /** Sends random bytes in place of packets. A connection that saw them is spoilt for good. */
    GARBAGE,
    /** Closes every viewer's connection, and new ones as soon as they ask for this camera. */
    CLOSING,
    /** The same, with a TCP reset in place of an orderly end. */
    RESETTING,
    /** Accepts connections, and neither answers nor sends anything: what a stopped process looks like. */
    FROZEN,
    /** Reads requests and never answers them; viewers who play already go on. */
    NOT_ANSWERING,
    /** Refuses to describe itself to new viewers with 401, whatever the password. */
    UNAUTHORIZED,
    /** Refuses to describe itself to new viewers with 404. */
    NOT_FOUND,
    /** Refuses to describe itself to new viewers with 503. */
    UNAVAILABLE,
    /** Asks for the password in the clear, by Basic authentication, and by nothing else. */
    BASIC_ONLY,
    /** Asks by Digest first, and refuses whatever comes with a wish for Basic. */
    BASIC_AFTER_DIGEST,
    /** Gives every picture the RTP time at which this began. */
    TIMESTAMPS_STAND_STILL
}
