package dev.passerby.wire.tally;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who says a tally. */
public enum Teller {
    /** Ingest: what the broker acknowledged. */
    INGEST,
    /** The job: what became of the frames it read. */
    JOB;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
