package dev.passerby.ingest.rtsp;

/** What a connection is waiting for. */
enum Phase {
    /** The answer that pictures will come. */
    OPENING,
    /** The first picture. */
    FIRST_FRAME,
    /** The next picture. */
    PLAYING,
    /** The goodbye. */
    CLOSING
}
