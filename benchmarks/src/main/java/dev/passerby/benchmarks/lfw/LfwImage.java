package dev.passerby.benchmarks.lfw;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A picture of the data set.
 *
 * @param person whom it shows, as the folder is called
 * @param number counts the person's pictures from 1
 */
record LfwImage(String person, int number) {

    /** {@code DIR/Name/Name_0001.jpg}. */
    Path in(Path folder) {
        return folder.resolve(person).resolve(String.format(Locale.ROOT, "%s_%04d.jpg", person, number));
    }

    @Override
    public String toString() {
        return person + " " + number;
    }
}
