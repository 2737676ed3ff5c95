package dev.passerby.vision.detection;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * The first network's answers for the windows of a part of a level, row by row.
 *
 * @param values where they are
 * @param first the index of the first window's log odds
 * @param plane how far from a window's log odds its regression is, and how far apart that one's four numbers are
 */
record WindowAnswers(FloatBuffer values, int first, int plane) {

    /** Adds the windows that may hold a face. */
    void collect(LevelPart part, float threshold, List<Candidate> found) {
        float leastLogOdds = Answer.leastLogOdds(threshold);
        int columns = part.windows().width();
        int windows = columns * part.windows().height();
        for (int window = 0; window < windows; window++) {
            float logOdds = values.get(first + window);
            if (logOdds >= leastLogOdds && Answer.score(logOdds) >= threshold) {
                found.add(new Candidate(
                        part.seen(window % columns, window / columns), Answer.score(logOdds), regression(window)));
            }
        }
    }

    private Regression regression(int window) {
        int at = first + window;
        return new Regression(
                values.get(at + plane),
                values.get(at + 2 * plane),
                values.get(at + 3 * plane),
                values.get(at + 4 * plane));
    }
}
