package dev.passerby.console.live;

import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameName;
import dev.passerby.wire.sighting.Sightings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last seconds of every camera in bounded memory, each frame with its sightings. A frame is ready once its sightings have
 * come, or when it has waited for them so long that it is shown without; frames of a camera get ready in their order, and
 * one that would come after a later one never does. Time is given, not taken. Any thread.
 */
public final class RecentFrames {

    /** How long frames are kept, for events that come after them. */
    static final long KEPT_MILLIS = 6_000;

    /**
     * How long a frame waits for its sightings: the job drops what is older than two seconds, and mostly takes a third of one.
     */
    static final long PATIENCE_MILLIS = 1_200;

    private static final int MOST_WAITING_SIGHTINGS = 2_000;

    private final long maxBytes;

    /** Frames in the order they came, all cameras'. */
    private final Map<FrameName, Kept> frames = new LinkedHashMap<>();

    /** Sightings that were there before their frame. */
    private final Map<FrameName, Sightings> early = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FrameName, Sightings> eldest) {
            return size() > MOST_WAITING_SIGHTINGS;
        }
    };

    /** The frame of each camera that got ready last. */
    private final Map<String, LiveFrame> newest = new HashMap<>();

    private long bytes;

    private static final class Kept {
        private final Frame frame;
        private final long cameAtMillis;
        private @Nullable Sightings sightings;
        private boolean ready;

        private Kept(Frame frame, long cameAtMillis) {
            this.frame = frame;
            this.cameAtMillis = cameAtMillis;
        }
    }

    /** @param maxBytes what all frames together may take */
    public RecentFrames(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes a frame in; what is ready then. */
    public synchronized List<LiveFrame> add(Frame frame, long nowMillis) {
        Kept kept = new Kept(frame, nowMillis);
        Kept before = frames.put(frame.name(), kept);
        bytes += frame.jpeg().length - (before == null ? 0 : before.frame.jpeg().length);
        forget(nowMillis);
        Sightings sightings = early.remove(frame.name());
        List<LiveFrame> ready = new ArrayList<>();
        if (sightings != null) {
            kept.sightings = sightings;
            makeReady(kept, ready);
        }
        return ready;
    }

    /** Takes sightings in; what is ready then. */
    public synchronized List<LiveFrame> add(Sightings sightings) {
        List<LiveFrame> ready = new ArrayList<>();
        Kept kept = frames.get(sightings.frame());
        if (kept == null) {
            early.put(sightings.frame(), sightings);
        } else {
            kept.sightings = sightings;
            makeReady(kept, ready);
        }
        return ready;
    }

    /** What has waited long enough by now; to be asked several times a second. */
    public synchronized List<LiveFrame> waitedLongEnough(long nowMillis) {
        List<LiveFrame> ready = new ArrayList<>();
        for (Kept kept : frames.values()) {
            if (!kept.ready && nowMillis - kept.cameAtMillis >= PATIENCE_MILLIS) {
                makeReady(kept, ready);
            }
        }
        forget(nowMillis);
        return ready;
    }

    /** The frame of this name, if it is still kept. */
    public synchronized Optional<Frame> frame(FrameName name) {
        return Optional.ofNullable(frames.get(name)).map(kept -> kept.frame);
    }

    /** What the job saw in a frame, as far as it is known. */
    public synchronized Optional<Sightings> sightings(FrameName name) {
        Kept kept = frames.get(name);
        return Optional.ofNullable(kept == null ? null : kept.sightings);
    }

    /** The camera's frame that got ready last. */
    public synchronized Optional<LiveFrame> newest(String camera) {
        return Optional.ofNullable(newest.get(camera));
    }

    /** Lets go of everything. */
    public synchronized void clear() {
        frames.clear();
        early.clear();
        newest.clear();
        bytes = 0;
    }

    synchronized long bytes() {
        return bytes;
    }

    private void makeReady(Kept kept, List<LiveFrame> ready) {
        kept.ready = true;
        LiveFrame live = new LiveFrame(kept.frame, kept.sightings);
        if (live.isAfter(newest.get(kept.frame.cameraId()))) {
            newest.put(kept.frame.cameraId(), live);
            ready.add(live);
        }
    }

    private void forget(long nowMillis) {
        Iterator<Kept> oldest = frames.values().iterator();
        while (oldest.hasNext()) {
            Kept kept = oldest.next();
            if (nowMillis - kept.cameAtMillis <= KEPT_MILLIS && bytes <= maxBytes) {
                break;
            }
            bytes -= kept.frame.jpeg().length;
            oldest.remove();
        }
        newest.values().removeIf(live -> nowMillis - live.frame().capturedAtMillis() > 10 * KEPT_MILLIS);
    }
}
