package dev.passerby.deploy.chaos.verdict;

import java.util.List;

/**
 * What a run amounts to.
 *
 * @param frames frames that the broker acknowledged
 * @param lost frames that are in no track that ended, and events that were never told
 * @param doubled events told more than once, and frames counted more than once
 * @param wrong events that say what no frame showed, or came from nowhere
 * @param undecided strangers of whom it was not said that they are unknown, because the gallery was being read when they passed
 * @param findings the first of each kind, one line each
 */
public record Verdict(long frames, long lost, long doubled, long wrong, long undecided, List<String> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is lost, doubled or wrong. */
    public boolean isClean() {
        return lost == 0 && doubled == 0 && wrong == 0;
    }

    /** The suite's last line. */
    public String line(int kills) {
        return "frames=" + frames + " kills=" + kills + " lost=" + lost + " doubled=" + doubled + " wrong=" + wrong;
    }
}
