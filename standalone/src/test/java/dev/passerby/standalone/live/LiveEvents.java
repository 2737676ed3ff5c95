package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.EventTopic;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a {@link LiveSystem} tells its subscribers, waited for. */
public final class LiveEvents {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private LiveEvents() {}

    /** The events from an instant on until one is as wanted, the last; each is valid. */
    public static List<CloudEvent> until(
            LiveSystem live, Settings settings, Instant since, Predicate<CloudEvent> wanted) {
        List<CloudEvent> seen = new ArrayList<>();
        boolean[] found = {false};
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        new EventTopic(live.bootstrapServers(), settings.topics())
                .read(since, true, () -> !found[0] && live.failure() == null && System.nanoTime() < deadline, event -> {
                    if (!found[0]) {
                        EventSchema.assertValid(event);
                        seen.add(event);
                        found[0] = wanted.test(event);
                    }
                });
        assertThat(found[0])
                .as("no such event among "
                        + seen.stream().map(CloudEvent::toJsonLine).toList())
                .isTrue();
        return seen;
    }

    /** The first such event from an instant on. */
    public static CloudEvent first(LiveSystem live, Settings settings, Instant since, Predicate<CloudEvent> wanted) {
        List<CloudEvent> seen = until(live, settings, since, wanted);
        return seen.get(seen.size() - 1);
    }
}
