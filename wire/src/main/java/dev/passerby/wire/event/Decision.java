package dev.passerby.wire.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a track's evidence amounts to. */
public enum Decision {
    /** Too few good pictures yet. */
    PENDING("pending"),
    /** One enrolled person. */
    MATCH("match"),
    /** Nobody enrolled. */
    UNKNOWN("unknown"),
    /** Close to several enrolled people, so nobody is named. */
    AMBIGUOUS("ambiguous"),
    /** Never seen well enough to say. */
    LOW_QUALITY("low-quality");

    private final String text;

    Decision(String text) {
        this.text = text;
    }

    @JsonValue
    public String text() {
        return text;
    }
}
