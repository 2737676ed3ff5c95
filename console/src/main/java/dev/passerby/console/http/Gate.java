package dev.passerby.console.http;

import dev.passerby.console.access.ApiKey;
import dev.passerby.console.access.Keys;
import dev.passerby.console.access.RateLimit;
import dev.passerby.console.access.Role;
import dev.passerby.console.access.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.security.RouteRole;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gate before every route: who calls, and whether this route is for them. A key comes as {@code Authorization: Bearer},
 * as {@code X-API-Key}, or by the cookie of a session that was begun with it.
 */
final class Gate {

    static final String COOKIE = "passerby_session";
    private static final String BEARER = "Bearer ";
    private static final String KEY_HEADER = "X-API-Key";

    private final Keys keys;
    private final Sessions sessions;
    private final RateLimit failures;

    /** @param failures how often one address may show a key that is none */
    Gate(Keys keys, Sessions sessions, RateLimit failures) {
        this.keys = keys;
        this.sessions = sessions;
        this.failures = failures;
    }

    /** Lets the request pass, or throws a {@link Refusal}. */
    void check(Context context) {
        Role needed = needed(context.routeRoles());
        if (needed == null) {
            return;
        }
        Caller caller = caller(context).orElseThrow(() -> stranger(context));
        if (!caller.role().includes(needed)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "this needs a key of role " + needed.text() + ", and this one is of role "
                            + caller.role().text());
        }
        if (caller.bySession() && !comesFromOurPage(context)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "this request was sent by a page that is not the console's");
        }
        caller.remember(context);
    }

    private static @Nullable Role needed(Set<RouteRole> roles) {
        if (roles.size() == 1 && roles.iterator().next() instanceof Needs needs) {
            return needs.role().orElse(null);
        }
        throw new IllegalStateException("a route must say whom it is for, with one of Needs, got " + roles);
    }

    private Optional<Caller> caller(Context context) {
        String header = context.header(Header.AUTHORIZATION);
        String shown = header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : context.header(KEY_HEADER);
        if (shown != null) {
            return keys.of(shown).map(key -> new Caller(key, false));
        }
        String cookie = context.cookie(COOKIE);
        Optional<ApiKey> key = cookie == null ? Optional.empty() : sessions.of(cookie);
        return key.map(found -> new Caller(found, true));
    }

    private Refusal stranger(Context context) {
        if (!failures.admits(context.ip())) {
            context.header(Header.RETRY_AFTER, Long.toString(failures.retryAfterSeconds()));
            return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too many requests without a valid key; wait a little");
        }
        context.header(Header.WWW_AUTHENTICATE, "Bearer");
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                "this needs a key: send it as 'Authorization: Bearer KEY'; the console's first start printed one");
    }

    /** Browsers name the page that sends a write or opens a WebSocket; programs have no cookie. */
    private static boolean comesFromOurPage(Context context) {
        String origin = context.header(Header.ORIGIN);
        if (origin == null) {
            return true;
        }
        try {
            return Objects.equals(URI.create(origin).getRawAuthority(), context.header(Header.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
