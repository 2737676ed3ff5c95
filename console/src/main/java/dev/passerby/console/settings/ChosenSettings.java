package dev.passerby.console.settings;

import dev.passerby.console.files.JsonFile;
import java.nio.file.Path;

/** The {@link Choices} in force, kept in the console's folder. Any thread. */
public final class ChosenSettings {

    private final JsonFile<Choices> file;
    private volatile Choices current;

    private ChosenSettings(JsonFile<Choices> file) {
        this.file = file;
        this.current = file.read().orElse(Choices.STANDARD);
    }

    /** What was chosen last in this folder, or the standard. */
    public static ChosenSettings open(Path directory) {
        return new ChosenSettings(new JsonFile<>(directory.resolve("settings.json"), Choices.class));
    }

    /** What holds now. */
    public Choices current() {
        return current;
    }

    /** Has these hold from now on. */
    public synchronized void choose(Choices next) {
        file.write(next);
        current = next;
    }
}
