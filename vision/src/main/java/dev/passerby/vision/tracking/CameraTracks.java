package dev.passerby.vision.tracking;

import dev.passerby.vision.matching.GalleryIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The faces before one camera: everything tracking remembers of it between two frames. Immutable.
 *
 * <p>A frame's way, and the only one:
 *
 * <pre>{@code
 * if (!tracks.accepts(epoch, seq)) return;                      // repeated or overtaken: count it
 * FramePlan plan = tracks.plan(frameFaces, rules);              // which faces are worth embedding
 * List<float[]> embeddings = embed(crops at plan.wanted());     // in that order
 * TrackStep step = plan.observe(embeddings, gallery, nowMillis);
 * state.update(step.next());
 * for (TrackChange change : step.changes()) out.collect(change.toEvent(...));
 * step.next().wakeAtMillis(openedAtMillis, rules).ifPresent(timers::register);  // processing time; then quiet(...)
 * }</pre>
 *
 * @param cameraId the camera's id
 * @param epoch the connection of the last frame; -1 before the first
 * @param seq the last frame's number within it; -1 before the first
 * @param capturedAtMillis when the last frame was taken, by ingest's clock
 * @param processedAtMillis when it was observed, by the job's clock; only silence is measured with it
 * @param threshold the camera's own threshold, as the last frame had it; absent where the job's applies
 * @param tracks the appearances that have not ended, announced or not
 */
public record CameraTracks(
        String cameraId,
        long epoch,
        long seq,
        long capturedAtMillis,
        long processedAtMillis,
        @Nullable Double threshold,
        List<Track> tracks) {

    public CameraTracks {
        tracks = List.copyOf(tracks);
    }

    /** The tracks of a camera nothing has been seen of yet. */
    public static CameraTracks start(String cameraId) {
        return new CameraTracks(cameraId, -1, -1, 0, 0, null, List.of());
    }

    /** Whether a frame comes after the last one observed; a repeated or overtaken one must not be observed. */
    public boolean accepts(long frameEpoch, long frameSeq) {
        return frameEpoch > epoch || (frameEpoch == epoch && frameSeq > seq);
    }

    /**
     * The first half of a frame: which of its faces are worth embedding.
     *
     * @throws IllegalArgumentException if the frame is another camera's, or not {@linkplain #accepts accepted}
     */
    public FramePlan plan(FrameFaces frame, TrackingRules rules) {
        if (!frame.cameraId().equals(cameraId)) {
            throw new IllegalArgumentException(
                    "the tracks of camera '" + cameraId + "' were given a frame of '" + frame.cameraId() + "'");
        }
        if (!accepts(frame.epoch(), frame.seq())) {
            throw new IllegalArgumentException("camera '" + cameraId + "' has observed frame " + epoch + '/' + seq
                    + " and must not be given " + frame.epoch() + '/' + frame.seq() + "; ask accepts() first");
        }
        return FramePlan.of(this, frame, rules.before(frame.threshold()));
    }

    /**
     * The job's time at which {@link #quiet} should be asked if no frame comes before; empty where no track is left. To be asked
     * again after {@link #quiet}.
     *
     * @param watchingSinceMillis when this job instance began to watch, by the job's clock
     */
    public OptionalLong wakeAtMillis(long watchingSinceMillis, TrackingRules rules) {
        return tracks.stream().mapToLong(track -> track.latest().capturedAtMillis()).min().stream()
                .map(seen -> Math.max(processedAtMillis, watchingSinceMillis)
                        + Math.max(0, rules.quietMillis() - (capturedAtMillis - seen))
                        + 1)
                .findFirst();
    }

    /**
     * Ends the tracks for which the camera has been silent too long. Capture clock and job clock need not agree: the capture
     * clock is taken to have gone on since the last frame as the job's has.
     *
     * @param nowMillis the job's clock
     * @param watchingSinceMillis when this job instance began to watch, by the same clock: silence while it was down says
     *     nothing about the camera, so that a restart continues its tracks
     */
    public TrackStep quiet(long nowMillis, long watchingSinceMillis, GalleryIndex gallery, TrackingRules rules) {
        long silence = Math.max(0, nowMillis - Math.max(processedAtMillis, watchingSinceMillis));
        List<Track> left = new ArrayList<>();
        List<TrackChange> changes = new ArrayList<>();
        for (Track track : tracks) {
            if (track.isQuiet(capturedAtMillis + silence, rules)) {
                changes.addAll(Announcements.ofEnd(cameraId, track, gallery, rules.before(threshold)));
            } else {
                left.add(track);
            }
        }
        return new TrackStep(with(left), changes);
    }

    /** Ends every track at once: the camera was removed. */
    public TrackStep endAll(GalleryIndex gallery, TrackingRules rules) {
        List<TrackChange> changes = new ArrayList<>();
        for (Track track : tracks) {
            changes.addAll(Announcements.ofEnd(cameraId, track, gallery, rules.before(threshold)));
        }
        return new TrackStep(with(List.of()), changes);
    }

    private CameraTracks with(List<Track> left) {
        return new CameraTracks(cameraId, epoch, seq, capturedAtMillis, processedAtMillis, threshold, left);
    }
}
