package dev.passerby.console.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Browsers that showed a key once. A page cannot send a key with a picture or an event stream; it sends its session's cookie.
 * They live in memory, end with their key, and are forgotten when unused. Any thread.
 */
public final class Sessions {

    private static final int MOST = 10_000;

    private final Keys keys;
    private final Clock clock;
    private final Duration idle;
    private final Map<String, Session> byHash = new ConcurrentHashMap<>();

    /** @param idle how long an unused session is remembered */
    public Sessions(Keys keys, Clock clock, Duration idle) {
        this.keys = keys;
        this.clock = clock;
        this.idle = idle;
    }

    private record Session(String keyId, Instant usedAt) {}

    /** Begins a session for the holder of a key; what the browser is to send. */
    public String begin(ApiKey key) {
        Instant now = clock.instant();
        byHash.values().removeIf(session -> isOver(session, now));
        if (byHash.size() >= MOST) {
            byHash.clear();
        }
        Secret secret = Secret.random("");
        byHash.put(secret.hash(), new Session(key.id(), now));
        return secret.text();
    }

    /** The key that the session was begun with; empty when it is over, or its key is. */
    public Optional<ApiKey> of(String secret) {
        Instant now = clock.instant();
        Session session = byHash.computeIfPresent(
                new Secret(secret).hash(),
                (hash, found) -> isOver(found, now) ? null : new Session(found.keyId(), now));
        if (session == null) {
            return Optional.empty();
        }
        return keys.list().stream()
                .filter(key -> key.id().equals(session.keyId()))
                .findFirst();
    }

    /** Ends a session. */
    public void end(String secret) {
        byHash.remove(new Secret(secret).hash());
    }

    private boolean isOver(Session session, Instant now) {
        return session.usedAt().plus(idle).isBefore(now);
    }
}
