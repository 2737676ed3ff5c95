package dev.passerby.standalone.console;

import dev.passerby.client.topics.CameraTable;
import dev.passerby.client.topics.GalleryTable;
import dev.passerby.console.Console;
import dev.passerby.console.ConsoleSettings;
import dev.passerby.console.health.HealthEndpoints;
import dev.passerby.console.http.Endpoints;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.settings.Settings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console with everything it shows and changes. Closing ends it; nothing is left running. */
public final class RunningConsole implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningConsole.class);

    private final Deque<AutoCloseable> parts;
    private final Console console;
    private final ConsoleSettings place;

    private RunningConsole(Deque<AutoCloseable> parts, Console console, ConsoleSettings place) {
        this.parts = parts;
        this.console = console;
        this.place = place;
    }

    /**
     * Starts the console for the installation at these brokers, whether or not they answer yet.
     *
     * @throws OperationFailedException in one line when its port is taken or its folder cannot be used
     */
    public static RunningConsole start(Settings settings, String servers) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            List<Endpoints> features = features(settings, servers, parts);
            Console console = Console.start(settings.console(), features);
            parts.push(console);
            return new RunningConsole(parts, console, settings.console());
        } catch (IllegalStateException | java.io.UncheckedIOException e) {
            close(parts);
            throw new OperationFailedException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    /** What the console offers; what is opened for it is closed in the opposite order. */
    private static List<Endpoints> features(Settings settings, String servers, Deque<AutoCloseable> parts) {
        CameraTable cameras = CameraTable.follow(servers, settings.topics());
        parts.push(cameras);
        GalleryTable gallery = GalleryTable.follow(servers, settings.topics(), settings.safe());
        parts.push(gallery);
        List<Endpoints> features = new ArrayList<>();
        features.add(new HealthEndpoints(gallery::reachesBroker, Clock.systemUTC()));
        return features;
    }

    /** Says where the console is and, on the first start, its admin key: this once and nowhere else. */
    public void announce(PrintWriter err) {
        err.println("The console is at http://" + host() + ":" + console.port() + "/");
        console.firstKey()
                .ifPresent(key -> err.println("Its admin key, shown this once: " + key
                        + " (send it as 'Authorization: Bearer KEY'; keep it, for only its hash is kept here)"));
        err.flush();
    }

    public int port() {
        return console.port();
    }

    private String host() {
        return place.host().contains(":") && !place.host().startsWith("[") ? "[" + place.host() + "]" : place.host();
    }

    @Override
    public void close() {
        close(parts);
    }

    private static void close(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not end well: {}", part.getClass().getSimpleName(), e.toString());
            }
        }
    }
}
