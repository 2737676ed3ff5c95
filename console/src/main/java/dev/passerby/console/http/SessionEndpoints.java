package dev.passerby.console.http;

import dev.passerby.console.access.ApiKey;
import dev.passerby.console.access.Keys;
import dev.passerby.console.access.Role;
import dev.passerby.console.access.Sessions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/session}: a browser shows its key once and is known by a cookie that no script can read. */
public final class SessionEndpoints implements Endpoints {

    private static final String PATH = "/api/v1/session";

    private final Keys keys;
    private final Sessions sessions;

    public SessionEndpoints(Keys keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    record Begin(@Nullable String key) {}

    record Who(String label, Role role) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::begin, Needs.NOTHING);
        routes.get(PATH, this::who, Needs.VIEW);
        routes.delete(PATH, this::end, Needs.VIEW);
    }

    private void begin(Context context) {
        String shown = context.bodyAsClass(Begin.class).key();
        if (shown == null) {
            throw Refusal.unusable("'key' is missing");
        }
        ApiKey key = keys.of(shown)
                .orElseThrow(() -> new Refusal(HttpStatus.UNAUTHORIZED, "this is no key of this console"));
        Cookie cookie = new Cookie(Gate.COOKIE, sessions.begin(key));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(context.scheme().equals("https"));
        cookie.setSameSite(SameSite.STRICT);
        context.cookie(cookie);
        context.json(new Who(key.label(), key.role()));
    }

    private void who(Context context) {
        Caller caller = Caller.of(context).orElseThrow();
        context.json(new Who(caller.key().label(), caller.role()));
    }

    private void end(Context context) {
        String cookie = context.cookie(Gate.COOKIE);
        if (cookie != null) {
            sessions.end(cookie);
        }
        context.removeCookie(Gate.COOKIE, "/");
        context.status(HttpStatus.NO_CONTENT);
    }
}
