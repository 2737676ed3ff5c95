package dev.passerby.console.events;

import dev.passerby.console.http.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; what is absent or empty asks for nothing.
 *
 * @param sinceMillis the first moment wanted
 * @param untilMillis the first moment no longer wanted
 * @param cameras cameras' ids
 * @param person a person's id or name
 * @param types events' types
 * @param unknownId an unknown person's id
 */
public record EventFilter(
        @Nullable Long sinceMillis,
        @Nullable Long untilMillis,
        Set<String> cameras,
        @Nullable String person,
        Set<String> types,
        @Nullable String unknownId) {

    /** All events. */
    public static final EventFilter ALL = new EventFilter(null, null, Set.of(), null, Set.of(), null);

    /**
     * The filter that a query asks for.
     *
     * @param query a parameter's value by its name; null where there is none
     * @throws Refusal naming the parameter and its rule
     */
    static EventFilter of(Function<String, @Nullable String> query) {
        return new EventFilter(
                millis("since", query.apply("since")),
                millis("until", query.apply("until")),
                list(query.apply("camera")),
                text(query.apply("person")),
                list(query.apply("type")),
                text(query.apply("unknown")));
    }

    /** Whether an event is wanted. */
    public boolean matches(LoggedEvent event) {
        return (sinceMillis == null || event.timeMillis() >= sinceMillis)
                && (untilMillis == null || event.timeMillis() < untilMillis)
                && (cameras.isEmpty() || (event.camera() != null && cameras.contains(event.camera())))
                && (types.isEmpty() || types.contains(event.type()))
                && (person == null || person.equals(event.personId()) || person.equals(event.person()))
                && (unknownId == null || unknownId.equals(event.unknownId()));
    }

    private static @Nullable Long millis(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw Refusal.unusable("'" + name + "' must be a time such as 2026-05-04T03:02:01Z, got '" + text + "'");
        }
    }

    private static Set<String> list(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
