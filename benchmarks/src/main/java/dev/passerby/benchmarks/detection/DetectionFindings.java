package dev.passerby.benchmarks.detection;

import java.util.List;

/**
 * What an evaluation of a detector found: the figures, and what a page needs beyond them.
 *
 * @param folder the annotated pictures
 * @param run the boxes of every picture
 * @param result the figures
 */
public record DetectionFindings(AnnotatedFolder folder, DetectionRun run, DetectionResult result) {

    /** One line for each picture that could not be read. */
    public List<String> unreadable() {
        return run.unreadable();
    }
}
