package dev.passerby.console.access;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of one console, in a file that only its owner may read. There is a key of role admin from the first start on,
 * and always one. Any thread.
 */
public final class Keys {

    private static final String PREFIX = "pb_";

    private final KeyFile file;
    private final Clock clock;
    private List<ApiKey> keys;

    private Keys(KeyFile file, Clock clock, List<ApiKey> keys) {
        this.file = file;
        this.clock = clock;
        this.keys = keys;
    }

    /** A new key, and the one chance to see it. */
    public record Issued(ApiKey key, String secret) {}

    /** The keys of this file; none where there is no file yet. */
    public static Keys open(Path path, Clock clock) {
        KeyFile file = new KeyFile(path);
        return new Keys(file, clock, file.read());
    }

    /** The first key, of role admin; empty when there is a key already. */
    public synchronized Optional<Issued> first() {
        return keys.isEmpty() ? Optional.of(issue("first start", Role.ADMIN)) : Optional.empty();
    }

    /** Makes a key. */
    public synchronized Issued issue(String label, Role role) {
        Secret secret = Secret.random(PREFIX);
        ApiKey key =
                new ApiKey(UUID.randomUUID().toString().substring(0, 8), label, role, secret.hash(), clock.instant());
        List<ApiKey> next = new ArrayList<>(keys);
        next.add(key);
        keep(next);
        return new Issued(key, secret.text());
    }

    /**
     * Ends a key.
     *
     * @return the key; empty when there is none of this id
     * @throws IllegalArgumentException for the last admin key, without which nobody could make another
     */
    public synchronized Optional<ApiKey> revoke(String id) {
        Optional<ApiKey> found =
                keys.stream().filter(key -> key.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            return found;
        }
        List<ApiKey> next = keys.stream().filter(key -> !key.id().equals(id)).toList();
        if (next.stream().noneMatch(key -> key.role() == Role.ADMIN)) {
            throw new IllegalArgumentException("key '" + id + "' is the last of role admin; make another first");
        }
        keep(next);
        return found;
    }

    /** All keys in the order they were made. */
    public synchronized List<ApiKey> list() {
        return keys;
    }

    /** The key that this is; empty when it is none, or was ended. */
    public synchronized Optional<ApiKey> of(String secret) {
        String hash = new Secret(secret).hash();
        return keys.stream().filter(key -> key.hash().equals(hash)).findFirst();
    }

    private void keep(List<ApiKey> next) {
        file.write(next);
        keys = List.copyOf(next);
    }
}
