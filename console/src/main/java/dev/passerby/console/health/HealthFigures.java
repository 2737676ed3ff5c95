package dev.passerby.console.health;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.client.topics.CameraTable;
import dev.passerby.client.topics.CompactedTable;
import dev.passerby.console.events.EventLog;
import dev.passerby.console.events.LoggedEvent;
import dev.passerby.wire.Json;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.Teller;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures put together from what the topics say: ingest's word on each camera, the job's tallies, and the timings in
 * events; and from the job's metrics where it runs in this process, or where its addresses are known. Any thread.
 */
public final class HealthFigures implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthFigures.class);
    private static final long EVERY_MILLIS = 2_000;
    private static final URI HERE = URI.create("here");
    private static final List<String> LOOKED_AT = List.of("faces", "no-face");

    private final CameraTable cameras;
    private final CompactedTable<FrameTally> tallies;
    private final Scrape scrape;
    private final RecentGrowth growth = new RecentGrowth();
    private final Clock clock;
    private final RecentTimings timings = new RecentTimings();
    private final Map<String, CameraStatus> before = new HashMap<>();
    private final Map<String, Double> rates = new HashMap<>();
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "health-figures");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean toldOfEveryFrame;
    private volatile @Nullable Supplier<String> jobHere;
    private volatile @Nullable Map<String, String> models;
    private volatile Scraped scraped = new Scraped(Map.of(), Map.of(), null, null);
    private volatile @Nullable Figures newest;

    private record Scraped(
            Map<String, Percentiles> stages,
            Map<String, Long> batches,
            @Nullable Percentiles age,
            @Nullable String device) {}

    private HealthFigures(CameraTable cameras, CompactedTable<FrameTally> tallies, Scrape scrape, Clock clock) {
        this.cameras = cameras;
        this.tallies = tallies;
        this.scrape = scrape;
        this.clock = clock;
    }

    /**
     * Begins to put figures together, every two seconds.
     *
     * @param metrics where the job's processes tell their metrics; may be empty
     */
    public static HealthFigures follow(
            String bootstrapServers, Topics topics, CameraTable cameras, EventLog log, List<MetricsAddress> metrics) {
        HealthFigures figures = new HealthFigures(
                cameras,
                CompactedTable.follow(bootstrapServers, topics.frameCounts(), FrameTally::fromJson),
                new Scrape(metrics),
                Clock.systemUTC());
        log.listen(figures::event);
        var unused = figures.asking.scheduleWithFixedDelay(figures::renew, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return figures;
    }

    /** Takes in what a frame took, from a job in this process: better than events, which only some frames lead to. */
    public void frame(Timings took) {
        toldOfEveryFrame = true;
        timings.add(took, clock.millis());
    }

    /**
     * Takes in the metrics of a job in this process from now on, and asks no address.
     *
     * @param metrics tells them, in Prometheus's text format
     */
    public void job(Supplier<String> metrics) {
        jobHere = metrics;
    }

    /** The newest figures; those of the first moment where there are none yet. */
    public Figures newest() {
        Figures figures = newest;
        return figures == null ? put() : figures;
    }

    @Override
    public void close() {
        asking.shutdownNow();
        tallies.close();
    }

    private void event(LoggedEvent logged, CloudEvent event) {
        JsonNode said = event.data().path("models");
        if (said.isObject() && models == null) {
            Map<String, String> names = new LinkedHashMap<>();
            said.properties()
                    .forEach(model -> names.put(model.getKey(), model.getValue().asText()));
            models = names;
        }
        // The end of a track is told after a silence, which no stage took.
        if (!toldOfEveryFrame
                && event.data().path("timings").isObject()
                && !logged.type().equals("face.track.end")) {
            try {
                timings.add(Json.read(event.data().path("timings"), Timings.class), clock.millis());
            } catch (WireFormatException e) {
                // Whoever writes events with other timings is shown in no plot.
            }
        }
    }

    private void renew() {
        try {
            Supplier<String> here = jobHere;
            if (here != null) {
                scraped = read(Map.of(HERE, Exposition.parse(here.get())));
            } else if (!scrape.isEmpty()) {
                scraped = read(scrape.samples());
            }
            newest = put();
        } catch (RuntimeException e) {
            // Figures that once fail are put together again two seconds later.
            LOG.debug("no figures this time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Figures put() {
        long now = clock.millis();
        Map<CameraState, Integer> states = new EnumMap<>(CameraState.class);
        Map<String, Long> dropped = new TreeMap<>();
        double rate = 0;
        for (Camera camera : cameras.cameras()) {
            CameraStatus status = cameras.status(camera.id()).orElse(null);
            if (status != null) {
                states.merge(status.state(), 1, Integer::sum);
                status.dropped().forEach((reason, count) -> dropped.merge(reason, count, Long::sum));
                rate += rate(status);
            }
        }
        for (FrameTally tally : tallies.rows().values()) {
            if (tally.teller() == Teller.JOB) {
                tally.counts().forEach((outcome, count) -> {
                    if (!LOOKED_AT.contains(outcome)) {
                        dropped.merge(outcome, count, Long::sum);
                    }
                });
            }
        }
        Scraped measured = scraped;
        Map<String, Percentiles> own = timings.stages(now);
        return new Figures(
                clock.instant(),
                new Figures.Cameras(
                        states.getOrDefault(CameraState.ONLINE, 0),
                        states.getOrDefault(CameraState.DEGRADED, 0),
                        states.getOrDefault(CameraState.OFFLINE, 0)),
                Math.round(rate * 10) / 10.0,
                toldOfEveryFrame || measured.stages().isEmpty() ? own : measured.stages(),
                dropped,
                measured.batches(),
                toldOfEveryFrame || measured.age() == null ? timings.age(now).orElse(null) : measured.age(),
                measured.device(),
                models);
    }

    /** Frames a second that a camera's ingest published between its last two words. */
    private double rate(CameraStatus status) {
        CameraStatus last = before.put(status.camera(), status);
        if (last != null && status.at().isAfter(last.at()) && status.published() >= last.published()) {
            double seconds = Duration.between(last.at(), status.at()).toMillis() / 1e3;
            rates.put(status.camera(), seconds > 0 ? (status.published() - last.published()) / seconds : 0);
        }
        boolean silent = status.state() == CameraState.OFFLINE;
        return silent ? 0 : rates.getOrDefault(status.camera(), 0.0);
    }

    /** Times of the last minute, as those of events are; batches since the processes began. */
    private Scraped read(Map<URI, List<Exposition.Sample>> processes) {
        List<Exposition.Sample> samples =
                processes.values().stream().flatMap(List::stream).toList();
        List<Exposition.Sample> lately = growth.of(processes, clock.millis());
        Map<String, Percentiles> stages = new LinkedHashMap<>();
        for (String stage : List.of("wait", "decode", "detect", "embed", "match")) {
            Histogram.of(lately, "passerby_job_stage_seconds", "stage", stage)
                    .percentilesMillis()
                    .ifPresent(percentiles -> stages.put(stage, percentiles));
        }
        String device = samples.stream()
                .filter(sample -> sample.name().equals("passerby_job_model_info"))
                .map(sample -> sample.label("device"))
                .findFirst()
                .orElse(null);
        return new Scraped(
                stages,
                Histogram.of(samples, "passerby_job_batch_size", null, "").counts(),
                Histogram.of(lately, "passerby_job_frame_age_seconds", null, "")
                        .percentilesMillis()
                        .orElse(null),
                device);
    }
}
