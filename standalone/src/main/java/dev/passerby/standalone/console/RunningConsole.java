package dev.passerby.standalone.console;

import dev.passerby.client.topics.CameraTable;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTable;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.console.Console;
import dev.passerby.console.ConsoleSettings;
import dev.passerby.console.cameras.CameraEndpoints;
import dev.passerby.console.cameras.ThresholdEndpoints;
import dev.passerby.console.health.HealthEndpoints;
import dev.passerby.console.health.HealthFigures;
import dev.passerby.console.health.MetricsAddress;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Throttle;
import dev.passerby.console.http.Turns;
import dev.passerby.console.onvif.DiscoverEndpoints;
import dev.passerby.console.page.PageEndpoints;
import dev.passerby.console.people.EnrolEndpoints;
import dev.passerby.console.people.Erasure;
import dev.passerby.console.people.KeptPhotos;
import dev.passerby.console.people.PeopleEndpoints;
import dev.passerby.console.people.RejectEndpoints;
import dev.passerby.console.pictures.Pictures;
import dev.passerby.console.recognise.RecogniseEndpoints;
import dev.passerby.console.settings.ChosenSettings;
import dev.passerby.console.settings.SettingsEndpoints;
import dev.passerby.console.unknowns.UnknownEndpoints;
import dev.passerby.console.unknowns.UnknownMarks;
import dev.passerby.console.unknowns.UnknownWatch;
import dev.passerby.pipeline.RunningJob;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.cameras.NetworkSearch;
import dev.passerby.standalone.privacy.Privacy;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.ShownSettings;
import dev.passerby.vision.matching.MatchingRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console with everything it shows and changes. Closing ends it; nothing is left running. */
public final class RunningConsole implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningConsole.class);

    private static final double UPLOADS_AT_ONCE = 30;
    private static final double UPLOADS_PER_SECOND = 2;
    private static final int ANSWERS_AT_ONCE = 8;

    private final Deque<AutoCloseable> parts;
    private final Console console;
    private final ConsoleSettings place;

    private final HealthFigures figures;

    private RunningConsole(Deque<AutoCloseable> parts, Console console, ConsoleSettings place, HealthFigures figures) {
        this.figures = figures;
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
            List<Endpoints> features = new ArrayList<>();
            Watching watching = features(settings, servers, parts, features);
            Console console = Console.start(settings.console(), features);
            parts.push(console);
            return new RunningConsole(parts, console, settings.console(), watching.figures());
        } catch (IllegalStateException | UncheckedIOException e) {
            close(parts);
            throw new OperationFailedException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    /** What the console offers; what is opened for it is closed in the opposite order. */
    private static Watching features(
            Settings settings, String servers, Deque<AutoCloseable> parts, List<Endpoints> features) {
        CameraTable cameras = CameraTable.follow(servers, settings.topics());
        parts.push(cameras);
        GalleryTable gallery = GalleryTable.follow(servers, settings.topics(), settings.safe());
        parts.push(gallery);
        OpeningVision vision = new OpeningVision();
        parts.push(vision);
        Clock clock = Clock.systemUTC();
        Path directory = settings.console().directory();
        Duration remembered =
                Duration.ofMillis(settings.pipeline(servers, null).strangers().keepMillis());
        EventTopic events = new EventTopic(servers, settings.topics());
        UnknownWatch unknowns = UnknownWatch.follow(events, remembered, clock);
        parts.push(unknowns);
        GalleryTopic people = Privacy.gallery(settings, servers);
        KeptPhotos photos = new KeptPhotos(directory.resolve("photos"));
        Pictures pictures = new Pictures(vision);
        Throttle uploads = new Throttle(UPLOADS_AT_ONCE, UPLOADS_PER_SECOND);
        Turns answers = new Turns(ANSWERS_AT_ONCE, "questions to the job");
        MatchingRules rules = settings.matching();
        features.add(new PageEndpoints());
        features.add(new HealthEndpoints(gallery::reachesBroker, clock));
        features.add(new CameraEndpoints(
                cameras,
                new CameraTopic(servers, settings.topics()),
                new CameraLook(settings, System.getenv(), vision)));
        features.add(new DiscoverEndpoints(NetworkSearch.by(settings, System.getenv())));
        features.add(new ThresholdEndpoints(cameras, gallery, events, clock));
        features.add(
                new PeopleEndpoints(gallery, people, photos, new Erasure(gallery, Privacy.erasure(settings, servers))));
        features.add(new EnrolEndpoints(gallery, people, photos, pictures, uploads, rules));
        features.add(new RejectEndpoints(gallery, people, events, photos, remembered, clock, answers));
        UnknownEndpoints strangers =
                new UnknownEndpoints(unknowns, UnknownMarks.open(directory), gallery, people, photos, answers);
        features.add(strangers);
        features.add(new RecogniseEndpoints(pictures, uploads, gallery, rules));
        ChosenSettings chosen = ChosenSettings.open(directory);
        features.add(new SettingsEndpoints(ShownSettings.of(settings, System.getenv()), chosen));
        Watching watching = new Watching(
                servers,
                settings.topics(),
                directory,
                settings.consoleMetrics().stream().map(MetricsAddress::parse).toList(),
                cameras,
                gallery,
                photos,
                chosen,
                strangers);
        parts.push(watching);
        features.addAll(watching.endpoints());
        return watching;
    }

    /** Says where the console is and, on the first start, its admin key: this once and nowhere else. */
    public void announce(PrintWriter err) {
        announce(err, null);
    }

    /**
     * The same with the admin key in a file for this user alone.
     *
     * @param keyFile where the first start puts the key; absent for saying it. One that cannot be written loses no key: it is
     *     said
     */
    public void announce(PrintWriter err, @Nullable Path keyFile) {
        err.println("The console is at http://" + host() + ":" + console.port() + "/");
        console.firstKey().ifPresent(key -> handOver(key, err, keyFile));
        err.flush();
    }

    private static void handOver(String key, PrintWriter err, @Nullable Path keyFile) {
        if (keyFile != null) {
            try {
                new AdminKeyFile(keyFile).write(key);
                err.println("Its admin key is in " + keyFile + "; take it and delete the file");
                return;
            } catch (IOException e) {
                err.println("Its admin key cannot be written to " + keyFile + ": " + e);
            }
        }
        err.println("Its admin key, shown this once: " + key
                + " (send it as 'Authorization: Bearer KEY'; keep it, for only its hash is kept here)");
    }

    /** Has the figures be those of a job in this process: what each of its frames takes, and its metrics. */
    public void watch(RunningJob job) {
        job.outcomes().onEachFrame(figures::frame);
        figures.job(job::metrics);
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
