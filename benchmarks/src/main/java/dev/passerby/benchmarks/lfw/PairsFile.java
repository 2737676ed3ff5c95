package dev.passerby.benchmarks.lfw;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The protocol's pairs as the data set publishes them: a line with the number of folds and of pairs, then for each fold so many
 * lines {@code Name i j} of one person and as many lines {@code Name i Other j} of two. A first line with one number is a single
 * fold.
 *
 * @param folds how many folds the file has
 * @param pairs all of them, in the file's order
 */
record PairsFile(int folds, List<LfwPair> pairs) {

    private static final int MOST_FOLDS = 1_000;
    private static final int MOST_PAIRS = 1_000_000;

    PairsFile {
        pairs = List.copyOf(pairs);
    }

    static PairsFile read(Path file) throws MalformedPairs {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MalformedPairs(file + ": cannot be read as text; does it exist?");
        }
        return parse(file.toString(), lines);
    }

    static PairsFile parse(String name, List<String> lines) throws MalformedPairs {
        String[] head = lines.isEmpty() ? new String[0] : lines.get(0).strip().split("\\s+", -1);
        if (head.length < 1 || head.length > 2) {
            throw new MalformedPairs(name + ", line 1: must hold the number of folds and of pairs in each");
        }
        int folds = head.length == 2 ? number(name, 1, head[0], MOST_FOLDS) : 1;
        int each = number(name, 1, head[head.length - 1], MOST_PAIRS);
        List<LfwPair> pairs = new ArrayList<>();
        for (int i = 0; i < folds * 2 * each; i++) {
            int line = i + 2;
            if (line > lines.size()) {
                throw new MalformedPairs(name + ": ends after line " + lines.size() + ", and " + folds + " folds of "
                        + each + " + " + each + " pairs need " + (1 + folds * 2 * each) + " lines");
            }
            boolean same = i % (2 * each) < each;
            pairs.add(pair(name, line, lines.get(line - 1).strip(), 1 + i / (2 * each), same));
        }
        return new PairsFile(folds, pairs);
    }

    private static LfwPair pair(String name, int line, String text, int fold, boolean same) throws MalformedPairs {
        String[] words = text.split("\\s+", -1);
        if (same && words.length == 3) {
            LfwImage first = new LfwImage(words[0], number(name, line, words[1], 9_999));
            return new LfwPair(fold, first, new LfwImage(words[0], number(name, line, words[2], 9_999)));
        }
        if (!same && words.length == 4 && !words[0].equals(words[2])) {
            LfwImage first = new LfwImage(words[0], number(name, line, words[1], 9_999));
            return new LfwPair(fold, first, new LfwImage(words[2], number(name, line, words[3], 9_999)));
        }
        throw new MalformedPairs(name + ", line " + line + ": must be "
                + (same ? "'Name i j', a pair of one person" : "'Name i Other j', a pair of two people") + ", got '"
                + text + "'");
    }

    /** The pairs of these folds only. */
    List<LfwPair> of(Collection<Integer> chosen) {
        return pairs.stream().filter(pair -> chosen.contains(pair.fold())).toList();
    }

    /**
     * The folds that a list such as {@code 1-3,7} names; all of them where it is empty.
     *
     * @throws MalformedPairs if the list names none or some that the file lacks
     */
    Set<Integer> chosen(String list) throws MalformedPairs {
        Set<Integer> chosen = new TreeSet<>();
        for (String part : (list.isBlank() ? "1-" + folds : list).split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            int first = fold(list, ends[0]);
            int last = ends.length == 2 ? fold(list, ends[1]) : first;
            if (ends.length > 2 || last < first) {
                throw wrongFolds(list);
            }
            for (int fold = first; fold <= last; fold++) {
                chosen.add(fold);
            }
        }
        return chosen;
    }

    private int fold(String list, String text) throws MalformedPairs {
        if (!text.matches("[0-9]{1,4}")) {
            throw wrongFolds(list);
        }
        int fold = Integer.parseInt(text);
        if (fold < 1 || fold > folds) {
            throw wrongFolds(list);
        }
        return fold;
    }

    private MalformedPairs wrongFolds(String list) {
        return new MalformedPairs(
                "--folds must be a list such as 1-3,5 of folds from 1 to " + folds + ", got '" + list + "'");
    }

    private static int number(String name, int line, String text, int most) throws MalformedPairs {
        if (text.matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new MalformedPairs(
                name + ", line " + line + ": must hold a number from 1 to " + most + ", got '" + text + "'");
    }
}
