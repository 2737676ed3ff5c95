package dev.passerby.console;

import dev.passerby.console.access.Keys;
import dev.passerby.console.access.Sessions;
import dev.passerby.console.description.DescriptionEndpoints;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.HttpServer;
import dev.passerby.console.http.JournalEndpoints;
import dev.passerby.console.http.KeyEndpoints;
import dev.passerby.console.http.Route;
import dev.passerby.console.http.SessionEndpoints;
import dev.passerby.console.journal.Journal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running console. */
public final class Console implements AutoCloseable {

    private final HttpServer server;
    private final Optional<String> firstKey;

    private Console(HttpServer server, Optional<String> firstKey) {
        this.server = server;
        this.firstKey = firstKey;
    }

    /**
     * Starts the console with these features beside keys and sessions.
     *
     * @throws IllegalStateException in one line when its port is taken or its files cannot be used
     */
    public static Console start(ConsoleSettings settings, List<Endpoints> features) {
        Clock clock = Clock.systemUTC();
        Keys keys = Keys.open(settings.directory().resolve("keys.json"), clock);
        Sessions sessions = new Sessions(keys, clock, settings.idleSession());
        Journal journal = Journal.open(settings.directory().resolve("journal.jsonl"));
        List<Endpoints> all = new ArrayList<>(features);
        all.add(new SessionEndpoints(keys, sessions));
        all.add(new KeyEndpoints(keys));
        all.add(new JournalEndpoints(journal));
        all.add(new DescriptionEndpoints());
        HttpServer server = HttpServer.start(
                settings.host(), settings.port(), settings.maxRequestBytes(), keys, sessions, journal, clock, all);
        // After the start: a key that was made for nothing would never be shown.
        return new Console(server, keys.first().map(Keys.Issued::secret));
    }

    /** The admin key, if this start was the first: to be shown once. */
    public Optional<String> firstKey() {
        return firstKey;
    }

    public int port() {
        return server.port();
    }

    /** What can be asked. */
    public List<Route> routes() {
        return server.routes();
    }

    @Override
    public void close() {
        server.close();
    }
}
