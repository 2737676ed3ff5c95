package dev.passerby.wire.gallery;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that only the job can add to a person's entry, because only the job remembers the faces it saw; or, of a person who
 * was removed, the word that every part of the job has taken note.
 *
 * <p>Whoever asks writes the entry with the request; the job answers with the entry's next version, which carries no
 * request and, where the job remembered, what was asked for.
 *
 * @param kind what is asked for
 * @param id the unknown's id, or the track's; {@value #PERSON} where the person of the entry is meant
 * @param sealed whether the answer's faces must be sealed with the person's key, which whoever asks has made; absent for no
 */
public record MemoryRequest(Kind kind, String id, @Nullable Boolean sealed) {

    /** The id of a request that is about the entry's own person. */
    public static final String PERSON = "person";

    /** What the job can be asked for. */
    public enum Kind {
        /** The templates of an unknown person, who turns out to be this one. */
        TEMPLATES_OF_UNKNOWN("templates-of-unknown"),
        /** The face of a track, as a negative: it is not this person. */
        NEGATIVE_OF_TRACK("negative-of-track"),
        /**
         * Nothing but an answer, once no part of the job knows the removed person and all that was said of them before is out.
         */
        FORGET("forget");

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

    /** A request whose answer may be plain. */
    public MemoryRequest(Kind kind, String id) {
        this(kind, id, null);
    }

    /** The request of a removed person's entry. */
    public static MemoryRequest forget() {
        return new MemoryRequest(Kind.FORGET, PERSON);
    }

    /** The same request for an answer that is sealed. */
    public MemoryRequest answeredSealed() {
        return new MemoryRequest(kind, id, true);
    }

    /** Whether the answer's faces must be sealed. */
    public boolean wantsSeal() {
        return Boolean.TRUE.equals(sealed);
    }
}
