package dev.passerby.benchmarks.calibration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a threshold was derived from. */
public enum Basis {
    /** LFW alone: the gallery and the strangers make too few pairs to say anything. */
    REFERENCE,
    /** The mean and the spread of these pairs' similarities, with the tail that LFW's have. */
    MODEL,
    /** These pairs alone, counted: there are enough even for so rare a rate. */
    MEASURED;

    /** The name in JSON. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
