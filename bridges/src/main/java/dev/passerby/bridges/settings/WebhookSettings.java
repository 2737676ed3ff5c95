package dev.passerby.bridges.settings;

import dev.passerby.wire.event.EventType;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of events over HTTP.
 *
 * @param name what it is called here; under it the broker keeps how far it has come
 * @param url where events are sent
 * @param secret where the key that signs them is to be found; absent for a receiver that checks nothing
 * @param cameras ids of cameras; empty for all
 * @param people names or ids of people; empty for all
 * @param types kinds of events; empty for all
 */
public record WebhookSettings(
        String name,
        URI url,
        @Nullable SecretReference secret,
        Set<String> cameras,
        Set<String> people,
        Set<EventType> types) {

    public WebhookSettings {
        cameras = Set.copyOf(cameras);
        people = Set.copyOf(people);
        types = Set.copyOf(types);
    }
}
