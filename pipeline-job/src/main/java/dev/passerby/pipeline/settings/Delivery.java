package dev.passerby.pipeline.settings;

/** What subscribers may rely on when the job restarts. */
public enum Delivery {
    /** Nothing is lost; an event may come twice, under the same id. */
    AT_LEAST_ONCE("at-least-once"),
    /** Nothing comes twice to a reader with {@code read_committed}, which waits for a checkpoint. */
    EXACTLY_ONCE("exactly-once");

    private final String text;

    Delivery(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
