package dev.passerby.simulator.rtsp;

/** A way in which a camera fails its viewers, as real ones do. */
public enum Misbehaviour {
    /** None: the camera works. */
    NONE,
    /** Keeps connections and answers requests, but sends no pictures. */
    SILENT,
    /** Sends one packet a second, of a picture that never ends. */
    DRIPPING,
    /** Sends random bytes in place of packets. A connection that saw them is spoilt for good. */
    GARBAGE,
    /** Closes every viewer's connection, and new ones as soon as they ask for this camera. */
    CLOSING,
    /** Refuses to describe itself to new viewers with 401, whatever the password. */
    UNAUTHORIZED,
    /** Refuses to describe itself to new viewers with 404. */
    NOT_FOUND,
    /** Refuses to describe itself to new viewers with 503. */
    UNAVAILABLE,
    /** Reads requests and never answers them; viewers who play already go on. */
    NOT_ANSWERING
}
