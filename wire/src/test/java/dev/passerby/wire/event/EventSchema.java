package dev.passerby.wire.event;

import dev.passerby.wire.JsonContract;
import java.util.Set;

/** The published contract of events as a check, for the tests of every module that makes or passes on events. */
public final class EventSchema {

    private static final JsonContract SCHEMA = JsonContract.of("/dev/passerby/wire/event/passerby-event.schema.json");

    private EventSchema() {}

    /**
     * What one line of structured JSON breaks of the contract, one line each; empty if it keeps it.
     *
     * @throws IllegalArgumentException if the line is not JSON at all
     */
    public static Set<String> problems(String jsonLine) {
        return SCHEMA.problems(jsonLine);
    }

    /** Fails with all problems and the event where it breaks the contract. */
    public static void assertValid(CloudEvent event) {
        String line = event.toJsonLine();
        Set<String> problems = problems(line);
        if (!problems.isEmpty()) {
            throw new AssertionError(
                    "the event breaks passerby-event.schema.json:\n" + String.join("\n", problems) + "\n" + line);
        }
    }
}
