package dev.passerby.console.http;

import io.javalin.config.RoutesConfig;

/** What one feature offers over HTTP. Each of its routes names whom it is for, as a {@link Needs}. */
@FunctionalInterface
public interface Endpoints {

    /** Adds the routes; called once, before the server starts. */
    void addTo(RoutesConfig routes);
}
