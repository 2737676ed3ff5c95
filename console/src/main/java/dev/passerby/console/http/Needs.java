package dev.passerby.console.http;

import dev.passerby.console.access.Role;
import io.javalin.security.RouteRole;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a route is for. A route that names nobody is for nobody. */
public enum Needs implements RouteRole {
    /** Whoever reaches the console. */
    NOTHING(null),
    VIEW(Role.VIEW),
    ENROL(Role.ENROL),
    ADMIN(Role.ADMIN);

    private final @Nullable Role role;

    Needs(@Nullable Role role) {
        this.role = role;
    }

    /** The least role that may use the route; empty where no key is needed. */
    Optional<Role> role() {
        return Optional.ofNullable(role);
    }
}
