package dev.passerby.benchmarks.identification;

import com.fasterxml.jackson.annotation.JsonValue;

/** What was said of a track in the end. */
public enum Ending {
    /** The person it is. */
    NAMED("named"),
    /** Another person. */
    WRONG("wrong"),
    /** Nobody enrolled. */
    UNKNOWN("unknown"),
    /** Nothing: several people, or never seen well enough. */
    UNDECIDED("undecided"),
    /** Nothing, of a track beside the clip's longest: a face seen in passing, or something taken for one. No search. */
    FLEETING("fleeting"),
    /** No track: the clip's face was not found, or in too few frames. */
    UNSEEN("unseen");

    private final String text;

    Ending(String text) {
        this.text = text;
    }

    @JsonValue
    public String text() {
        return text;
    }
}
