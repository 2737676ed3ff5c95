package dev.passerby.deploy.chaos.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of what is amiss, and a line for the first few of each kind. Lives for one judgement. */
final class Findings {

    enum Kind {
        LOST,
        DOUBLED,
        WRONG,
        UNDECIDED
    }

    private static final int LINES_PER_KIND = 10;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> told = new EnumMap<>(Kind.class);
    private final List<String> lines = new ArrayList<>();

    void add(Kind kind, long count, String line) {
        counts.merge(kind, count, Long::sum);
        if (told.merge(kind, 1, Integer::sum) <= LINES_PER_KIND) {
            lines.add(kind.name().toLowerCase(java.util.Locale.ROOT) + ": " + line);
        }
    }

    long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    List<String> lines() {
        return lines;
    }
}
