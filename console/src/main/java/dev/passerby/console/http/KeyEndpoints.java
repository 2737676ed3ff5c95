package dev.passerby.console.http;

import dev.passerby.console.access.ApiKey;
import dev.passerby.console.access.Keys;
import dev.passerby.console.access.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;

/** {@code /api/v1/keys}: lists, makes and ends keys. */
public final class KeyEndpoints implements Endpoints {

    private static final String PATH = "/api/v1/keys";

    private final Keys keys;

    public KeyEndpoints(Keys keys) {
        this.keys = keys;
    }

    record Wanted(String label, Role role) {}

    /** A key as it may be shown. */
    record Shown(String id, String label, Role role, Instant createdAt) {
        static Shown of(ApiKey key) {
            return new Shown(key.id(), key.label(), key.role(), key.createdAt());
        }
    }

    /** A new key, with what its holder must keep. */
    record Made(String id, String label, Role role, Instant createdAt, String key) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list, Needs.ADMIN);
        routes.post(PATH, this::make, Needs.ADMIN);
        routes.delete(PATH + "/{key}", this::revoke, Needs.ADMIN);
    }

    private void list(Context context) {
        context.json(keys.list().stream().map(Shown::of).toList());
    }

    private void make(Context context) {
        Wanted wanted = context.bodyAsClass(Wanted.class);
        if (wanted.label() == null || wanted.role() == null) {
            throw Refusal.unusable("a key needs a label and a role");
        }
        Keys.Issued issued = keys.issue(wanted.label(), wanted.role());
        ApiKey key = issued.key();
        context.status(HttpStatus.CREATED);
        context.json(new Made(key.id(), key.label(), key.role(), key.createdAt(), issued.secret()));
    }

    private void revoke(Context context) {
        String id = context.pathParam("key");
        if (keys.revoke(id).isEmpty()) {
            throw Refusal.unknown("key", id);
        }
        context.status(HttpStatus.NO_CONTENT);
    }
}
