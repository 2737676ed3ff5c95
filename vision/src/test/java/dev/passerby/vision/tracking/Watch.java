package dev.passerby.vision.tracking;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.QualityMarks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A camera a test plays frames to, five a second unless told; hands over only the embeddings that were asked for. */
final class Watch {

    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    static final QualityMarks MARKS = new QualityMarks(1, 0.9, 0.8, 0.7, 1, 0.9);

    /** A face in a played frame: its left upper corner, its size, who it is, and how well it shows. */
    record Shown(double left, double top, double size, float[] embedding, double quality, boolean fit) {

        static Shown at(double left, float[] embedding) {
            return new Shown(left, 100, 80, embedding, 0.8, true);
        }

        Shown unfit() {
            return new Shown(left, top, size, embedding, 0.05, false);
        }

        Shown quality(double better) {
            return new Shown(left, top, size, embedding, better, fit);
        }

        Shown size(double other) {
            return new Shown(left, top, other, embedding, quality, fit);
        }
    }

    private final TrackingRules rules;
    private GalleryIndex gallery;
    private @Nullable Double threshold;
    private CameraTracks tracks;
    private long epoch = 1_000;
    private long seq = -1;
    private long now = 1_000_000;
    private final List<TrackChange> changes = new ArrayList<>();
    private List<Integer> wanted = List.of();

    Watch(String cameraId, GalleryIndex gallery) {
        this(cameraId, gallery, TrackingRules.STANDARD);
    }

    Watch(String cameraId, GalleryIndex gallery, TrackingRules rules) {
        this.tracks = CameraTracks.start(cameraId);
        this.gallery = gallery;
        this.rules = rules;
    }

    /** Plays a frame 200 ms after the last. */
    List<TrackChange> frame(Shown... faces) {
        return frameAfter(200, faces);
    }

    List<TrackChange> frameAfter(long millis, Shown... faces) {
        now += millis;
        seq++;
        FrameFaces frame = new FrameFaces(
                tracks.cameraId(),
                epoch,
                seq,
                now,
                WIDTH,
                HEIGHT,
                threshold,
                java.util.Arrays.stream(faces).map(Watch::face).toList());
        FramePlan plan = tracks.plan(frame, rules);
        wanted = plan.wanted();
        TrackStep step = plan.observe(
                wanted.stream().map(face -> faces[face].embedding()).toList(), gallery, now);
        tracks = step.next();
        changes.addAll(step.changes());
        return step.changes();
    }

    List<TrackChange> frames(int count, Shown... faces) {
        List<TrackChange> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.addAll(frame(faces));
        }
        return all;
    }

    void gallery(GalleryIndex other) {
        gallery = other;
    }

    void threshold(@Nullable Double cameras) {
        threshold = cameras;
    }

    void reconnect() {
        epoch += 10_000;
        seq = -1;
    }

    /** The camera falls silent and the job's clock goes on. */
    List<TrackChange> silence(long millis) {
        TrackStep step = tracks.quiet(now + millis, 0, gallery, rules);
        tracks = step.next();
        changes.addAll(step.changes());
        return step.changes();
    }

    CameraTracks tracks() {
        return tracks;
    }

    void tracks(CameraTracks restored) {
        tracks = restored;
    }

    List<Integer> wanted() {
        return wanted;
    }

    List<TrackChange> changes() {
        return changes;
    }

    List<EventType> told() {
        return told(changes);
    }

    static List<EventType> told(List<TrackChange> changes) {
        return changes.stream().map(TrackChange::type).toList();
    }

    /** Every name ever given, in the order given. */
    List<String> names() {
        return changes.stream()
                .filter(change -> change.identity().person() != null)
                .map(change -> change.identity().person())
                .distinct()
                .toList();
    }

    static FaceInFrame face(Shown shown) {
        double l = shown.left();
        double t = shown.top();
        double s = shown.size();
        Landmarks landmarks = new Landmarks(
                new Point(l + 0.3 * s, t + 0.4 * s),
                new Point(l + 0.7 * s, t + 0.4 * s),
                new Point(l + 0.5 * s, t + 0.6 * s),
                new Point(l + 0.35 * s, t + 0.8 * s),
                new Point(l + 0.65 * s, t + 0.8 * s));
        return new FaceInFrame(
                new DetectedFace(new Box(l, t, l + s, t + 1.2 * s), 0.99, landmarks),
                shown.quality(),
                MARKS,
                shown.fit());
    }
}
