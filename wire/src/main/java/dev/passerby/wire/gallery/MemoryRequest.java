package dev.passerby.wire.gallery;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Something that only the job can add to a person's entry, because only the job remembers the faces it saw.
 *
 * <p>Whoever asks writes the entry with the request; the job answers with the entry's next version, which carries no
 * request and, where the job remembered, what was asked for.
 *
 * @param kind what is asked for
 * @param id the unknown's id, or the track's
 */
public record MemoryRequest(Kind kind, String id) {

    /** What the job can be asked for. */
    public enum Kind {
        /** The templates of an unknown person, who turns out to be this one. */
        TEMPLATES_OF_UNKNOWN("templates-of-unknown"),
        /** The face of a track, as a negative: it is not this person. */
        NEGATIVE_OF_TRACK("negative-of-track");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The kind in JSON. */
        @JsonValue
        public String text() {
            return text;
        }
    }

    public MemoryRequest {
        if (id.isBlank() || id.length() > 300) {
            throw new IllegalArgumentException("a request must name an unknown or a track in 1 to 300 characters");
        }
    }
}
