package dev.passerby.wire.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A set of sequence numbers as the runs they make, normally one. A set that is kept small with {@link #keeping} forgets
 * which numbers it holds below a mark, and remembers how many.
 *
 * @param below the mark: of smaller numbers only their count is known; 0 where every number is known
 * @param framesBelow how many numbers below the mark are in the set
 * @param runs the numbers from the mark on, ascending, with a gap between any two runs
 */
public record SeqRuns(long below, long framesBelow, List<SeqRun> runs) {

    public static final SeqRuns NONE = new SeqRuns(0, 0, List.of());

    public SeqRuns {
        runs = List.copyOf(runs);
        if (below < 0 || below > SeqRun.MOST + 1 || framesBelow < 0 || framesBelow > below) {
            throw new IllegalArgumentException(
                    "at most all numbers below the mark can be in the set, got " + framesBelow + " below " + below);
        }
        long least = below;
        for (SeqRun run : runs) {
            if (run.from() < least) {
                throw new IllegalArgumentException("runs must ascend from the mark with gaps between them, got " + run
                        + " where " + least + " is the least");
            }
            least = run.to() + 2;
        }
    }

    /** The numbers from one to another, both included. */
    public static SeqRuns of(long from, long to) {
        return new SeqRuns(0, 0, List.of(new SeqRun(from, to)));
    }

    /** How many numbers are in the set. */
    public long count() {
        return framesBelow + runs.stream().mapToLong(SeqRun::count).sum();
    }

    /** How many numbers smaller than this one are in the set; the number must not be below the mark. */
    public long countBelow(long limit) {
        long count = framesBelow;
        for (SeqRun run : runs) {
            count += Math.max(0, Math.min(run.to() + 1, limit) - run.from());
        }
        return count;
    }

    /** Whether the number is in the set; of one below the mark it is not known, and true is said. */
    public boolean has(long seq) {
        if (seq < below) {
            return true;
        }
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).from() <= seq) {
                return seq <= runs.get(i).to();
            }
        }
        return false;
    }

    /** The set with one number more. */
    public SeqRuns with(long seq) {
        if (has(seq)) {
            return this;
        }
        int at = runs.size();
        while (at > 0 && runs.get(at - 1).from() > seq) {
            at--;
        }
        List<SeqRun> next = new ArrayList<>(runs);
        long from = seq;
        long to = seq;
        if (at < next.size() && next.get(at).from() == seq + 1) {
            to = next.remove(at).to();
        }
        if (at > 0 && next.get(at - 1).to() == seq - 1) {
            from = next.remove(--at).from();
        }
        next.add(at, new SeqRun(from, to));
        return new SeqRuns(below, framesBelow, next);
    }

    /** The same set in at most so many runs: of the oldest that are too many it remembers how many numbers they hold. */
    public SeqRuns keeping(int most) {
        int tooMany = runs.size() - most;
        if (tooMany <= 0) {
            return this;
        }
        long mark = runs.get(tooMany - 1).to() + 1;
        return new SeqRuns(mark, countBelow(mark), runs.subList(tooMany, runs.size()));
    }

    /** The numbers from this one on; nothing smaller is in the returned set. The number must not be below the mark. */
    public SeqRuns from(long least) {
        return new SeqRuns(
                0,
                0,
                runs.stream()
                        .filter(run -> run.to() >= least)
                        .map(run -> new SeqRun(Math.max(least, run.from()), run.to()))
                        .toList());
    }

    /**
     * The numbers of either set. Where a mark hides which they are, the counts are added, so that a number in both may
     * count twice.
     */
    public SeqRuns or(SeqRuns other) {
        long mark = Math.max(below, other.below);
        SeqRuns all = from(mark);
        for (SeqRun run : other.from(mark).runs) {
            all = all.withRun(run);
        }
        return new SeqRuns(mark, Math.min(mark, countBelow(mark) + other.countBelow(mark)), all.runs);
    }

    /** The numbers that are not in the other set; for sets without a mark. */
    public SeqRuns minus(SeqRuns other) {
        List<SeqRun> left = new ArrayList<>();
        int at = 0;
        for (SeqRun run : runs) {
            long from = run.from();
            while (at < other.runs.size() && other.runs.get(at).to() < from) {
                at++;
            }
            for (int i = at; i < other.runs.size() && other.runs.get(i).from() <= run.to(); i++) {
                if (other.runs.get(i).from() > from) {
                    left.add(new SeqRun(from, other.runs.get(i).from() - 1));
                }
                from = other.runs.get(i).to() + 1;
            }
            if (from <= run.to()) {
                left.add(new SeqRun(from, run.to()));
            }
        }
        return new SeqRuns(0, 0, left);
    }

    /** The smallest number known to be in the set. */
    public OptionalLong first() {
        return runs.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(runs.get(0).from());
    }

    private SeqRuns withRun(SeqRun run) {
        List<SeqRun> next = new ArrayList<>();
        long from = run.from();
        long to = run.to();
        int at = 0;
        for (SeqRun other : runs) {
            if (other.to() < run.from() - 1) {
                at = next.size() + 1;
                next.add(other);
            } else if (other.from() > run.to() + 1) {
                next.add(other);
            } else {
                from = Math.min(from, other.from());
                to = Math.max(to, other.to());
            }
        }
        next.add(at, new SeqRun(from, to));
        return new SeqRuns(below, framesBelow, next);
    }

    @Override
    public String toString() {
        String known = runs.stream().map(SeqRun::toString).collect(Collectors.joining(", "));
        if (below == 0) {
            return runs.isEmpty() ? "none" : known;
        }
        return framesBelow + " below " + below + (runs.isEmpty() ? "" : ", " + known);
    }
}
