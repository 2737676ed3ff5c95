package dev.passerby.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one line, read from left to right; a word with spaces stands between double quotes. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)");

    private final List<String> words;
    private int next;

    private Words(List<String> words) {
        this.words = words;
    }

    static Words of(String line) throws ScriptException {
        List<String> words = new ArrayList<>();
        Matcher found = WORD.matcher(line);
        int end = 0;
        while (found.find()) {
            if (!line.substring(end, found.start()).isBlank()) {
                break;
            }
            words.add(found.group(1) == null ? found.group(2) : found.group(1));
            end = found.end();
        }
        if (!line.substring(end).isBlank()) {
            throw new ScriptException("a double quote has no partner; quote whole words, such as \"my clip.mkv\"");
        }
        return new Words(words);
    }

    boolean isEmpty() {
        return next == words.size();
    }

    /** The next word, which stays; empty at the end. */
    String peek() {
        return isEmpty() ? "" : words.get(next);
    }

    /** The next word; empty at the end. */
    String take() {
        String word = peek();
        next = Math.min(next + 1, words.size());
        return word;
    }

    /** Takes the next word if it is this one; says whether. */
    boolean takeIf(String word) {
        boolean isNext = !isEmpty() && words.get(next).equals(word);
        next += isNext ? 1 : 0;
        return isNext;
    }
}
