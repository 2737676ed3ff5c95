package dev.passerby.pipeline.frames;

/** What became of a frame; every frame that reaches the job has exactly one. */
public enum FrameOutcome {
    /** Faces were found in it. */
    FACES("faces"),
    /** It was looked at, and nobody is in it. */
    NO_FACE("no-face"),
    /** Dropped before inference: older than the maximal age. */
    DROPPED_STALE("dropped-stale"),
    /** Dropped before inference: this frame or a later one of the camera was already seen. */
    DROPPED_REPEAT("dropped-repeat"),
    /** Dropped before inference: a later connection took the camera over, so it comes from a worker that lost it. */
    DROPPED_SUPERSEDED("dropped-superseded"),
    /** Dropped before inference: late, and its camera had more than its share of the work. */
    DROPPED_OVERLOAD("dropped-overload"),
    /** Dropped: its bytes are no picture. */
    UNREADABLE("unreadable");

    private final String text;

    FrameOutcome(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
