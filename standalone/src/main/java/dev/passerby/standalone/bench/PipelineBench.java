package dev.passerby.standalone.bench;

import dev.passerby.benchmarks.speed.BenchPictures;
import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.benchmarks.speed.PipelineCase;
import dev.passerby.benchmarks.speed.video.BenchVideo;
import dev.passerby.models.demo.DemoPerson;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.progress.Progress;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.broker.CameraTopic;
import dev.passerby.standalone.broker.EventTopic;
import dev.passerby.standalone.broker.GalleryTopic;
import dev.passerby.standalone.live.LiveSystem;
import dev.passerby.standalone.pictures.PhotoEnrolment;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.gallery.GalleryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The whole path as {@code passerby run} has it, before simulated cameras in a process of their own: how many cameras this machine
 * sustains, and how late it knows what they see.
 */
public final class PipelineBench implements AutoCloseable {

    /** The most cameras that are tried. */
    public static final int MOST_CAMERAS = 48;

    /** Pictures a second and camera that are looked at. */
    private static final double FPS = 5;

    /** What may be missing of the pictures due when the measurement cuts through them. */
    private static final double TOLERANCE = 0.02;

    /** Processor time above which the next camera is one too many. */
    private static final double BUSY = 0.98;

    private static final double MIN_FACE = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** Events that are told of a frame as soon as it was looked at; the others are told of silence. */
    private static final Set<String> PROMPT = Set.of(
            EventType.FACE_TRACK_NEW.text(),
            EventType.FACE_RECOGNIZED.text(),
            EventType.FACE_UNKNOWN.text(),
            EventType.FACE_IDENTITY_CHANGED.text());

    private final BenchSettings.Size size;
    private final int people;
    private final double seconds;
    private final Settings settings;
    private final Progress progress;
    private final BenchProcess cameras;
    private final List<String> urls;
    private final LiveSystem live;
    private final CameraTopic attached;
    private final double residentBefore;
    private final Latencies latencies = new Latencies();
    private final Thread subscriber;
    private volatile boolean closing;
    private int watching;
    private boolean warm;

    private PipelineBench(
            BenchSettings.Size size,
            int people,
            double seconds,
            Settings settings,
            Progress progress,
            BenchProcess cameras,
            List<String> urls,
            LiveSystem live) {
        this.size = size;
        this.people = people;
        this.seconds = seconds;
        this.settings = settings;
        this.progress = progress;
        this.cameras = cameras;
        this.urls = urls;
        this.live = live;
        this.attached = new CameraTopic(live.bootstrapServers(), settings.topics());
        this.residentBefore = Reading.residentMb();
        live.job().outcomes().onEachFrame(latencies::frame);
        this.subscriber = new Thread(this::subscribe, "bench-subscriber");
    }

    /**
     * Starts the system and the cameras, and enrols the people.
     *
     * @param people in view of each camera at any time
     * @param most how many cameras there will be
     * @param seconds how long each number of cameras is measured
     * @param settings with a folder of their own
     */
    public static PipelineBench start(
            BenchSettings.Size size,
            int people,
            int most,
            double seconds,
            Settings settings,
            DemoPictures pictures,
            Path videos,
            Progress progress) {
        Path video = video(size, people, pictures, videos, progress);
        BenchProcess cameras =
                BenchProcess.start(SimulatedCameras.class, List.of(video.toString(), Integer.toString(most)));
        try {
            List<String> urls = new ArrayList<>();
            for (int i = 0; i < most; i++) {
                urls.add(Objects.requireNonNull(cameras.line("rtsp://"), "the simulated cameras ended"));
            }
            LiveSystem live = LiveSystem.start(settings);
            try {
                enrol(pictures, settings, live);
                PipelineBench bench = new PipelineBench(size, people, seconds, settings, progress, cameras, urls, live);
                bench.subscriber.start();
                return bench;
            } catch (RuntimeException e) {
                live.close();
                throw e;
            }
        } catch (RuntimeException e) {
            cameras.close();
            throw e;
        }
    }

    private static Path video(
            BenchSettings.Size size, int people, DemoPictures pictures, Path videos, Progress progress) {
        try {
            return new BenchVideo(size.width(), size.height(), people)
                    .file(BenchPictures.of(pictures, videos).photos(), videos, progress);
        } catch (IOException e) {
            throw new OperationFailedException("the cameras' video cannot be made: " + e.getMessage(), e);
        }
    }

    /** Everybody by a photo that no camera shows. */
    private static void enrol(DemoPictures pictures, Settings settings, LiveSystem live) {
        GalleryTopic gallery = new GalleryTopic(live.bootstrapServers(), settings.topics());
        List<GalleryEntry> enrolled = new ArrayList<>();
        try (StillVision vision = StillVision.open(MIN_FACE)) {
            for (DemoPerson person : pictures.people()) {
                GalleryEntry entry = PhotoEnrolment.of(
                                person.name(),
                                null,
                                enrolled,
                                List.of(person.photos().get(1)),
                                vision,
                                settings.matching())
                        .entry();
                gallery.put(entry);
                enrolled.add(entry);
            }
        }
    }

    /** Measures with so many cameras. */
    public PipelineCase with(int count) {
        watch(count);
        progress.report("Watching " + count + " camera(s), " + people + " people in view", 0, 1);
        double settling = warm ? Math.min(5, seconds) : Math.min(20, 3 * seconds);
        pause(settling);
        warm = true;
        latencies.forget();
        Reading before = reading();
        pause(seconds);
        PipelineCase measured = between(before, reading(), count);
        progress.report("Watching " + count + " camera(s), " + people + " people in view", 1, 1);
        return measured;
    }

    /** Measures with the most cameras that are sustained, or with one if not even that is. */
    public PipelineCase withMost() {
        PipelineCase best = with(1);
        int most = best.sustained() ? urls.size() : 0;
        while (best.cameras() < most) {
            boolean failedYet = most < urls.size();
            int next = failedYet ? (best.cameras() + most + 1) / 2 : Math.min(2 * best.cameras(), most);
            PipelineCase tried = with(next);
            if (tried.sustained()) {
                best = tried;
            } else {
                most = next - 1;
            }
        }
        return best;
    }

    /** Attaches or detaches cameras until there are so many, and waits until all show pictures. */
    private void watch(int count) {
        for (; watching < count; watching++) {
            attached.put(new Camera("camera-" + watching, urls.get(watching), null, FPS));
        }
        for (; watching > count; watching--) {
            attached.remove("camera-" + (watching - 1));
        }
        await(() -> {
            var statuses = live.ingest().statuses().values();
            return statuses.size() == count
                    && statuses.stream().noneMatch(status -> status.state() == CameraState.OFFLINE);
        });
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (live.failure() != null || System.nanoTime() > deadline) {
                throw new OperationFailedException("the simulated cameras did not all come on: "
                        + live.ingest().statuses() + ", the job's failure: " + live.failure());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static void pause(double seconds) {
        long end = System.nanoTime() + Math.round(seconds * 1e9);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private Reading reading() {
        return Reading.of(
                live, cameras, settings.brokerDirectory(), settings.topics().frames());
    }

    private PipelineCase between(Reading before, Reading after, int count) {
        double elapsed = (after.nanos() - before.nanos()) / 1e9;
        double cameraSeconds = elapsed * count;
        int cores = Runtime.getRuntime().availableProcessors();
        double own = (after.cpu().ofProcess() - before.cpu().ofProcess()) / 1e9;
        double others = after.cameras().minus(before.cameras()).toNanos() / 1e9;
        Map<String, Long> lost = new LinkedHashMap<>();
        after.lost()
                .forEach((reason, total) ->
                        lost.put(reason, Math.max(0, total - before.lost().getOrDefault(reason, 0L))));
        double decoded = (after.decoded() - before.decoded()) / cameraSeconds;
        double analysed = (after.analysed() - before.analysed()) / cameraSeconds;
        boolean sustained = lost.values().stream().allMatch(number -> number == 0)
                && analysed >= FPS * (1 - TOLERANCE) - 1 / elapsed
                && decoded >= BenchVideo.RATE * (1 - TOLERANCE)
                && (own + others) / elapsed / cores <= BUSY;
        Map<String, Double> cpu = new LinkedHashMap<>();
        CpuShare.between(before.cpu(), after.cpu())
                .forEach((part, nanos) -> cpu.put(part, nanos / 1e6 / cameraSeconds));
        double resident = Reading.residentMb();
        double median = latencies.frames(50);
        return new PipelineCase(
                PipelineCase.STAGE,
                size.toString(),
                people,
                count,
                FPS,
                elapsed,
                sustained,
                1,
                median,
                latencies.frames(90),
                latencies.frames(95),
                latencies.frames(99),
                median,
                median,
                latencies.events(50),
                latencies.events(95),
                latencies.events(99),
                latencies.events(),
                latencies.shares(),
                decoded,
                analysed,
                lost,
                own / elapsed / cores,
                cpu,
                1e3 * others / elapsed / urls.size(),
                (after.kafkaBytes() - before.kafkaBytes()) / cameraSeconds,
                resident,
                (resident - residentBefore) / count);
    }

    private void subscribe() {
        new EventTopic(live.bootstrapServers(), settings.topics())
                .read(Instant.now(), true, () -> !closing, this::note);
    }

    private void note(CloudEvent event) {
        if (PROMPT.contains(event.type())) {
            Instant captured =
                    Instant.parse(event.data().path("frame").path("capturedAt").asText());
            latencies.event(Duration.between(captured, Instant.now()).toNanos() / 1e6);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            subscriber.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        live.close();
        cameras.close();
    }
}
