package dev.passerby.console.crops;

import dev.passerby.client.erasure.Eraser;
import dev.passerby.console.events.EventLog;
import dev.passerby.console.events.LoggedEvent;
import dev.passerby.console.live.LiveFrames;
import dev.passerby.console.settings.Choices;
import dev.passerby.console.settings.CropChoice;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.JpegWriter;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.PictureException;
import dev.passerby.vision.picture.SmallerJpeg;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameName;
import dev.passerby.wire.sighting.SightedFace;
import dev.passerby.wire.sighting.Sightings;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faces cut out of the frames that events speak of, when the events come. What the settings do not allow is not cut: nothing
 * of a track is kept from before it had a name. One thread cuts and deletes. Any thread may ask.
 */
public final class Crops implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Crops.class);

    /** Events that tell who somebody is; the end of a track only repeats them. */
    private static final Set<String> TYPES = Set.of("face.recognized", "face.unknown", "face.identity.changed");

    private static final int MOST_PIXELS_ACROSS = 320;
    private static final int MOST_WAITING = 256;

    /** How often, and how long in all, a frame is asked for that may still be on its way. */
    private static final int TRIES = 15;

    private static final long TRY_AGAIN_MILLIS = 200;

    private final CropFolder folder;
    private final LiveFrames frames;
    private final Clock clock;
    private final PictureDecoder decoder = PictureDecoder.standard();
    private final Set<String> erased = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledThreadPoolExecutor cutter = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                Thread thread = new Thread(task, "crops");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    private final Supplier<Choices> choices;
    private LiveFrames.@Nullable Want want;

    /** A face of which a crop is wanted. */
    private record Wanted(String subject, String track, String number, FrameName frame, Box face) {}

    private Crops(CropFolder folder, LiveFrames frames, Supplier<Choices> choices, Clock clock) {
        this.folder = folder;
        this.frames = frames;
        this.choices = choices;
        this.clock = clock;
    }

    /**
     * Crops in this folder, and from now on those of this log's events.
     *
     * @param frames where the events' frames are found
     * @param choices what is to be kept, asked anew each time
     */
    public static Crops open(Path folder, EventLog log, LiveFrames frames, Supplier<Choices> choices) {
        Crops crops = new Crops(CropFolder.open(folder), frames, choices, Clock.systemUTC());
        log.listen(crops::event);
        var unused = crops.cutter.scheduleWithFixedDelay(crops::watchIfNeeded, 0, 1, TimeUnit.SECONDS);
        var unusedToo = crops.cutter.scheduleWithFixedDelay(crops::eraseOld, 0, 60, TimeUnit.SECONDS);
        return crops;
    }

    /** What lies in this folder, for whoever erases a person, whether or not a console runs. */
    public static Eraser kept(Path folder) {
        return new Eraser() {
            @Override
            public String what() {
                return "crops";
            }

            @Override
            public int erase(String personId) {
                return Files.isDirectory(folder) ? CropFolder.open(folder).erase(personId) : 0;
            }
        };
    }

    /** Has frames read while crops are wanted of them. */
    private synchronized void watchIfNeeded() {
        boolean wanted = choices.get().crops() != CropChoice.NONE;
        if (wanted && want == null) {
            want = frames.want();
        } else if (!wanted) {
            watchNoMore();
        }
    }

    private synchronized void watchNoMore() {
        if (want != null) {
            want.close();
            want = null;
        }
    }

    /** The crop of an event, as a JPEG. */
    public Optional<byte[]> of(String track, String number) {
        return CropFolder.isName(track, number) ? folder.read(track, number) : Optional.empty();
    }

    /** The newest event of somebody that has a crop, {@code track/number}. */
    public Optional<String> newestOf(String personOrUnknownId) {
        return folder.of(personOrUnknownId).stream().findFirst();
    }

    /**
     * Erases all crops of somebody, and cuts none of a frame that is still on its way.
     *
     * @return how many there were
     */
    public int erase(String personId) {
        erased.add(personId);
        return folder.erase(personId);
    }

    @Override
    public void close() {
        cutter.shutdownNow();
        watchNoMore();
    }

    private void event(LoggedEvent logged, CloudEvent event) {
        Wanted wanted = wanted(logged, event);
        if (wanted != null && waiting.get() < MOST_WAITING) {
            waiting.incrementAndGet();
            cutter.execute(() -> cut(wanted, TRIES));
        }
    }

    private @Nullable Wanted wanted(LoggedEvent logged, CloudEvent event) {
        CropChoice keep = choices.get().crops();
        String subject =
                logged.personId() != null ? logged.personId() : keep == CropChoice.ALL ? logged.unknownId() : null;
        String track = logged.track();
        if (keep == CropChoice.NONE || subject == null || track == null || !TYPES.contains(logged.type())) {
            return null;
        }
        var frame = event.data().path("frame");
        var box = event.data().at("/face/box");
        if (!frame.path("epoch").canConvertToLong() || box.size() != 4 || logged.camera() == null) {
            return null;
        }
        return new Wanted(
                subject,
                track,
                logged.id().substring(track.length() + 1),
                new FrameName(
                        logged.camera(),
                        frame.path("epoch").asLong(),
                        frame.path("seq").asLong()),
                new Box(
                        box.get(0).asDouble(),
                        box.get(1).asDouble(),
                        box.get(2).asDouble(),
                        box.get(3).asDouble()));
    }

    private void cut(Wanted wanted, int triesLeft) {
        Optional<Frame> frame = frames.recent().frame(wanted.frame());
        Optional<Sightings> sightings = frames.recent().sightings(wanted.frame());
        boolean complete = frame.isPresent() && sightings.isPresent();
        if (!complete && triesLeft > 1) {
            var unused = cutter.schedule(() -> cut(wanted, triesLeft - 1), TRY_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        waiting.decrementAndGet();
        try {
            if (frame.isPresent() && !erased.contains(wanted.subject())) {
                write(wanted, frame.get(), sightings.orElse(null));
            }
        } catch (PictureException | UncheckedIOException e) {
            LOG.warn("no crop of event {}/{}: {}", wanted.track(), wanted.number(), e.getMessage());
        }
    }

    private void write(Wanted wanted, Frame frame, @Nullable Sightings sightings) {
        Picture picture = decoder.decodeFrame(frame.jpeg(), wanted.frame().toString());
        CropGeometry geometry;
        if (!choices.get().blurOthers()) {
            geometry = CropGeometry.of(picture.bounds(), wanted.face(), List.of());
        } else if (sightings == null) {
            geometry = CropGeometry.tight(picture.bounds(), wanted.face());
        } else {
            List<Box> others = sightings.faces().stream()
                    .filter(face -> !face.track().equals(wanted.track()))
                    .map(face -> pixels(face, picture))
                    .toList();
            geometry = CropGeometry.of(picture.bounds(), wanted.face(), others);
        }
        byte[] jpeg = JpegWriter.bytes(geometry.of(picture));
        folder.write(
                wanted.subject(),
                wanted.track(),
                wanted.number(),
                SmallerJpeg.of(jpeg, MOST_PIXELS_ACROSS, "crop").bytes());
        if (erased.contains(wanted.subject())) {
            folder.erase(wanted.subject());
        }
    }

    private static Box pixels(SightedFace face, Picture picture) {
        EventBox box = face.box();
        return new Box(
                box.left() * picture.width(),
                box.top() * picture.height(),
                box.right() * picture.width(),
                box.bottom() * picture.height());
    }

    private void eraseOld() {
        try {
            int old = folder.eraseBefore(
                    clock.instant().minus(choices.get().retention().crops()));
            if (old > 0) {
                LOG.info(
                        "{} crops were deleted, being older than {}",
                        old,
                        choices.get().retention().crops());
            }
        } catch (UncheckedIOException e) {
            LOG.warn("old crops cannot be deleted: {}", e.getMessage());
        }
    }
}
