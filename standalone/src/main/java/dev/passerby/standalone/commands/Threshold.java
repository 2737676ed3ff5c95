package dev.passerby.standalone.commands;

import dev.passerby.standalone.BadInputException;
import org.jspecify.annotations.Nullable;

/** A person's or a camera's own threshold as people write and read it: a distance, or the word for having none. */
final class Threshold {

    private static final String STANDARD = "standard";

    private Threshold() {}

    /**
     * The distance, or null for {@code standard}.
     *
     * @throws BadInputException if the text is neither
     */
    static @Nullable Double parse(String text) {
        if (text.equals(STANDARD)) {
            return null;
        }
        try {
            double distance = Double.parseDouble(text);
            if (distance > 0 && distance <= 2) {
                return distance;
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below: both are the same fault to whoever typed it.
        }
        throw new BadInputException(
                "a person's threshold must be a distance above 0 and at most 2, or 'standard', got '" + text + "'");
    }

    static String shown(@Nullable Double threshold) {
        return threshold == null ? STANDARD : threshold.toString();
    }
}
