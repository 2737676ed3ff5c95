package dev.passerby.standalone.bench;

import dev.passerby.benchmarks.speed.BenchPictures;
import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.benchmarks.speed.PipelineCase;
import dev.passerby.benchmarks.speed.video.BenchVideo;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.models.demo.DemoPerson;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.progress.Progress;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.live.LiveSystem;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.vision.photos.Photo;
import dev.passerby.vision.photos.PhotoEnrolment;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.gallery.GalleryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The whole path as {@code passerby run} has it, before simulated cameras in a process of their own: how many cameras this
 * machine sustains, and how late it knows what they see.
 */
public final class PipelineBench implements AutoCloseable {

    /** The most cameras that are tried. */
    public static final int MOST_CAMERAS = 48;

    /**
     * Seconds of watching from which on the process is warmed up, and it is told whether the cameras are sustained. Anything
     * shorter is a glance that shows the table.
     */
    public static final double SECONDS_TO_TELL = 3;

    /** Pictures a second and camera that are looked at. */
    static final double FPS = 5;

    private static final double MIN_FACE = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

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
    private final Subscriber subscriber;
    private int watching;

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
        this.subscriber = new Subscriber(new EventTopic(live.bootstrapServers(), settings.topics()), latencies);
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
        GalleryTopic gallery = new GalleryTopic(live.bootstrapServers(), settings.topics(), settings.safe());
        List<GalleryEntry> enrolled = new ArrayList<>();
        try (StillVision vision = StillVision.open(MIN_FACE)) {
            for (DemoPerson person : pictures.people()) {
                GalleryEntry entry = PhotoEnrolment.of(
                                person.name(),
                                null,
                                enrolled,
                                List.of(Photo.read(person.photos().get(1))),
                                vision.networks(),
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
        pause(Math.min(5, seconds));
        boolean telling = seconds >= SECONDS_TO_TELL;
        if (telling) {
            WarmUp.await();
        }
        latencies.forget();
        Reading before = reading();
        pause(seconds);
        PipelineCase measured =
                new Watched(before, reading(), count, telling).of(size, people, urls.size(), latencies, residentBefore);
        progress.report("Watching " + count + " camera(s), " + people + " people in view", 1, 1);
        return measured;
    }

    /** Measures with the most cameras that are sustained, or with one if not even that is known to be. */
    public PipelineCase withMost() {
        PipelineCase best = with(1);
        int most = isSustained(best) ? urls.size() : 0;
        while (best.cameras() < most) {
            boolean failedYet = most < urls.size();
            int next = failedYet ? (best.cameras() + most + 1) / 2 : Math.min(2 * best.cameras(), most);
            PipelineCase tried = with(next);
            if (isSustained(tried)) {
                best = tried;
            } else {
                most = next - 1;
            }
        }
        return best;
    }

    private static boolean isSustained(PipelineCase measured) {
        return Boolean.TRUE.equals(measured.sustained());
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

    static void pause(double seconds) {
        long end = System.nanoTime() + Math.round(seconds * 1e9);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private Reading reading() {
        return Reading.of(
                live, cameras, settings.brokerDirectory(), settings.topics().frames());
    }

    @Override
    public void close() {
        subscriber.close();
        live.close();
        cameras.close();
    }
}
