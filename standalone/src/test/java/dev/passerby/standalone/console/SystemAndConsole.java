package dev.passerby.standalone.console;

import dev.passerby.standalone.live.LiveEvents;
import dev.passerby.standalone.live.LiveSystem;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;

/** A whole system and a console that watches it: broker, ingest and job really run, and an operator has the admin key. */
final class SystemAndConsole implements AutoCloseable {

    private final LiveSystem live;
    private final RunningConsole console;
    private final Api api;
    private final Settings settings;
    private final String admin;

    private SystemAndConsole(LiveSystem live, RunningConsole console, Settings settings) throws Exception {
        this.live = live;
        this.console = console;
        this.settings = settings;
        this.api = new Api(console.port());
        this.admin = BrokerAndConsole.announcedKey(console);
    }

    /** With its data in a folder, and lines of settings besides. */
    static SystemAndConsole in(Path folder, String... more) throws Exception {
        Settings settings = BrokerAndConsole.settings(folder, more);
        LiveSystem live = LiveSystem.start(settings);
        try {
            RunningConsole console = RunningConsole.start(settings, live.bootstrapServers());
            console.watch(live.job());
            return new SystemAndConsole(live, console, settings);
        } catch (Throwable e) {
            live.close();
            throw e;
        }
    }

    Api api() {
        return api;
    }

    Topics topics() {
        return settings.topics();
    }

    int port() {
        return console.port();
    }

    String bootstrapServers() {
        return live.bootstrapServers();
    }

    String admin() {
        return admin;
    }

    /** The first such event from an instant on, as every subscriber is told of it. */
    CloudEvent first(Instant since, Predicate<CloudEvent> wanted) {
        return LiveEvents.first(live, settings, since, wanted);
    }

    @Override
    public void close() {
        console.close();
        live.close();
    }
}
