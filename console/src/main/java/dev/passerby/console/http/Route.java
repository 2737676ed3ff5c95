package dev.passerby.console.http;

import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.util.Set;

/**
 * Something the console can be asked, as it is offered.
 *
 * @param method GET, POST, …
 * @param path with names in braces for what varies
 * @param needs whom it is for
 */
public record Route(String method, String path, Needs needs) {

    static Route of(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        Set<?> named = roles == null ? Set.of() : roles.getRoles();
        if (named.size() == 1 && named.iterator().next() instanceof Needs needs) {
            return new Route(endpoint.method.name(), endpoint.path, needs);
        }
        throw new IllegalStateException(
                endpoint.method + " " + endpoint.path + " must say whom it is for, with one of Needs");
    }
}
