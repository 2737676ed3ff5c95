package dev.passerby.benchmarks.report;

import java.util.Locale;

/** What a reader should feel about a number, a picture or a box drawn on it. */
public enum Tone {
    PLAIN,
    GOOD,
    WARNING,
    BAD;

    String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
