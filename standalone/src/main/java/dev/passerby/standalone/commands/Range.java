package dev.passerby.standalone.commands;

import dev.passerby.standalone.BadInputException;
import java.util.List;
import java.util.function.Predicate;

/** What options' values must hold to, or the command is refused in one line. */
final class Range {

    private Range() {}

    static <T> void requireEach(String option, List<T> values, Predicate<T> holds, String range) {
        values.forEach(value -> require(holds.test(value), option + " must be " + range + ", got " + value));
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BadInputException(otherwise);
        }
    }
}
