package dev.passerby.standalone.demo;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.live.LiveSystem;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.vision.photos.Photo;
import dev.passerby.vision.photos.PhotoEnrolment;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The demonstration: the real system before simulated cameras, with a judge who knows who is who. */
public final class Demo implements AutoCloseable {

    /**
     * The distance below which the demonstration gives a name. Larger than the standard one, which is made for the small
     * faces of real cameras: here faces are 100 to 200 pixels wide, the fourth person's photos are 0.86 apart, and no
     * stranger is nearer than 1.04 (decision record 0008).
     */
    private static final double THRESHOLD = 0.90;

    /** Pictures a second that are looked at. */
    private static final double FPS = 5;

    /** The smallest face searched for in the enrolment photos, in pixels. */
    private static final double MIN_FACE = 40;

    private final Settings settings;
    private final Screenplay screenplay;
    private final LiveSystem live;
    private final Stage stage;
    private final Scoreboard scoreboard = new Scoreboard();
    private final Judge judge;
    private final Instant began;

    private Demo(Settings settings, Screenplay screenplay, LiveSystem live, Stage stage, Instant began) {
        this.settings = settings;
        this.screenplay = screenplay;
        this.live = live;
        this.stage = stage;
        this.began = began;
        Map<String, Judge.Known> cameras = new HashMap<>();
        screenplay.scenes().forEach((name, scene) -> {
            LiveStream camera = Objects.requireNonNull(stage.cameras().get(name), name);
            cameras.put(name, new Judge.Known(scene, camera::positionAtMillis));
        });
        this.judge = new Judge(cameras);
    }

    /**
     * Fetches what is missing, starts the system, enrols the people and attaches the cameras.
     *
     * @param general where the demonstration keeps its records; not the user's own folder
     */
    public static Demo start(Settings general) {
        Instant began = Instant.now();
        Settings settings = general.withThreshold(THRESHOLD);
        Screenplay screenplay = DemoVideo.screenplay();
        CompletableFuture<Map<String, Clip>> clips = CompletableFuture.supplyAsync(() -> DemoVideo.clips(screenplay));
        LiveSystem live = LiveSystem.start(settings);
        try {
            enrol(screenplay, settings, live);
            Stage stage = Stage.open(clips.join());
            CameraTopic cameras = new CameraTopic(live.bootstrapServers(), settings.topics());
            for (LiveStream camera : stage.cameras().values()) {
                cameras.put(new Camera(camera.name(), camera.url(), null, FPS));
            }
            return new Demo(settings, screenplay, live, stage, began);
        } catch (CompletionException e) {
            live.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (IOException e) {
            live.close();
            throw new OperationFailedException("the simulated cameras cannot start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            live.close();
            throw e;
        }
    }

    /** Where subscribers find the broker. */
    public String bootstrapServers() {
        return live.bootstrapServers();
    }

    /** The ids of the cameras. */
    public List<String> cameras() {
        return List.copyOf(stage.cameras().keySet());
    }

    /** The names of the enrolled people. */
    public List<String> people() {
        return List.copyOf(screenplay.enrolment().keySet());
    }

    /** Hands over every event as it comes until it is told to stop. */
    public void play(BooleanSupplier goOn, Consumer<CloudEvent> viewer) {
        new EventTopic(live.bootstrapServers(), settings.topics())
                .read(began, true, () -> goOn.getAsBoolean() && live.failure() == null, event -> {
                    scoreboard.note(event, judge.judge(event));
                    viewer.accept(event);
                });
        Throwable failure = live.failure();
        if (failure != null) {
            throw new OperationFailedException("the job failed: " + failure.getMessage(), failure);
        }
    }

    /** Who was really there, where an event names somebody else; empty where it does not. */
    public String correction(CloudEvent event) {
        return judge.judge(event) == Verdict.WRONG
                ? "  <- wrong, this is " + String.join(" or ", judge.truth(event))
                : "";
    }

    /** Whether people were recognised and nobody was named wrongly. */
    public boolean good() {
        return scoreboard.good();
    }

    /** What it came to, several lines. */
    public String summary() {
        return scoreboard.summary(
                live.job().outcomes().total(), screenplay.enrolment().size());
    }

    @Override
    public void close() {
        live.close();
        stage.close();
    }

    private static void enrol(Screenplay screenplay, Settings settings, LiveSystem live) {
        GalleryTopic gallery = new GalleryTopic(live.bootstrapServers(), settings.topics(), settings.safe());
        List<GalleryEntry> enrolled = new ArrayList<>();
        try (StillVision vision = StillVision.open(MIN_FACE)) {
            screenplay.enrolment().forEach((name, photo) -> {
                GalleryEntry entry = PhotoEnrolment.of(
                                name,
                                null,
                                enrolled,
                                List.of(Photo.read(photo)),
                                vision.networks(),
                                settings.matching())
                        .entry();
                gallery.put(entry);
                enrolled.add(entry);
            });
        }
    }
}
