package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.report.HtmlPage;
import java.util.List;

/**
 * What an evaluation of a detector found: the figures, and what a page needs beyond them.
 *
 * @param folder the annotated pictures
 * @param run the boxes of every picture
 * @param result the figures
 */
public record DetectionFindings(AnnotatedFolder folder, DetectionRun run, DetectionResult result) {

    /** The page that shows them. */
    public HtmlPage page() {
        return DetectionPage.of(this);
    }

    /** One line for each picture that could not be read. */
    public List<String> unreadable() {
        return run.unreadable();
    }
}
