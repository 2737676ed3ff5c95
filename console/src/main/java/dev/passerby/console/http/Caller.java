package dev.passerby.console.http;

import dev.passerby.console.access.ApiKey;
import dev.passerby.console.access.Role;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param key what they showed
 * @param bySession whether a browser's cookie showed it, which other sites can make a browser send
 */
public record Caller(ApiKey key, boolean bySession) {

    private static final String ATTRIBUTE = "caller";

    /** Remembers who sent this request. */
    void remember(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    /** Who sent this request; empty where a route asks for no key. */
    public static Optional<Caller> of(Context context) {
        return Optional.ofNullable(context.<Caller>attribute(ATTRIBUTE));
    }

    public Role role() {
        return key.role();
    }
}
