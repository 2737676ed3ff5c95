package dev.passerby.vision.tracking;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.matching.GalleryIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A frame on its way through tracking. Its first half pairs faces with tracks by place, to see which faces are worth embedding;
 * its second half pairs them again with what the embeddings say, and judges.
 *
 * <p>Lives for one frame in one thread; not state.
 */
public final class FramePlan {

    /** What a track without a face costs: the sum of two likely pairings, so that one good pair beats two stretched ones. */
    private static final double ALONE = 1.5;
    /** How much farther another track's expected place may be for the face to be contested. */
    private static final double CONTESTED_WAY = 0.5;
    /** How much better than its best evidence a picture must be to be worth the work before its time. */
    private static final double BETTER_QUALITY = 0.15;
    /** The age at which a picture counts half when the least of the kept ones is dropped. */
    private static final double EVIDENCE_HALF_LIFE_MILLIS = 8_000;

    private final CameraTracks before;
    private final FrameFaces frame;
    private final TrackingRules rules;
    /** The tracks that may continue in this frame. */
    private final List<Track> live;
    /** The tracks that ended before it. */
    private final List<Track> ended;
    /** Each live track's face by place alone, or -1. */
    private final int[] expected;

    private final List<Integer> wanted;

    private FramePlan(CameraTracks before, FrameFaces frame, TrackingRules rules) {
        this.before = before;
        this.frame = frame;
        this.rules = rules;
        List<Track> still = new ArrayList<>();
        List<Track> gone = new ArrayList<>();
        for (Track track : before.tracks()) {
            boolean otherView =
                    track.latest().width() != frame.width() || track.latest().height() != frame.height();
            (otherView || track.isQuiet(frame.capturedAtMillis(), rules) ? gone : still).add(track);
        }
        this.live = List.copyOf(still);
        this.ended = List.copyOf(gone);
        Likeness[][] byPlace = likenesses(new float[frame.faces().size()][]);
        this.expected = paired(byPlace);
        this.wanted = worthEmbedding(byPlace);
    }

    static FramePlan of(CameraTracks before, FrameFaces frame, TrackingRules rules) {
        return new FramePlan(before, frame, rules);
    }

    /** The faces worth embedding, as ascending indexes into the frame's faces. */
    public List<Integer> wanted() {
        return wanted;
    }

    /** Whether a face is among the {@link #wanted}. */
    public boolean wantsEmbedding(int face) {
        return wanted.contains(face);
    }

    /**
     * The second half of the frame: the next tracks, and what to tell.
     *
     * @param embeddings one for each wanted face, in the order of {@link #wanted}; {@code [512]}, length 1. One that is not of
     *     length 1 (a network that answered NaN) says nothing and is passed over
     * @param gallery the enrolled people of this moment
     * @param nowMillis the job's clock, by which the camera's silence will be measured
     * @throws IllegalArgumentException if there are more or fewer embeddings than wanted
     */
    public TrackStep observe(List<float[]> embeddings, GalleryIndex gallery, long nowMillis) {
        if (embeddings.size() != wanted.size()) {
            throw new IllegalArgumentException(
                    "the plan wants " + wanted.size() + " embeddings, got " + embeddings.size());
        }
        float[][] byFace = new float[frame.faces().size()][];
        for (int i = 0; i < wanted.size(); i++) {
            float[] embedding = embeddings.get(i);
            byFace[wanted.get(i)] = Embeddings.isUnit(embedding) ? embedding : null;
        }
        Likeness[][] likenesses = likenesses(byFace);
        int[] faceOf = paired(likenesses);

        List<TrackChange> changes = new ArrayList<>();
        for (Track track : ended) {
            changes.addAll(Announcements.ofEnd(before.cameraId(), track, gallery, rules));
        }
        Map<String, Track> next = new LinkedHashMap<>();
        List<Track> seen = new ArrayList<>();
        boolean[] taken = new boolean[frame.faces().size()];
        for (int t = 0; t < live.size(); t++) {
            int face = faceOf[t];
            Track track = live.get(t);
            if (face < 0) {
                next.put(track.id(), unseen(track, expected[t], likenesses[t]));
                continue;
            }
            taken[face] = true;
            seen.add(continued(track, expected[t], face, likenesses[t][face], byFace[face]));
            next.put(track.id(), track);
        }
        for (int face = 0; face < taken.length; face++) {
            if (!taken[face]) {
                Track track = withEvidence(Track.begin(frame, face), face, byFace[face]);
                seen.add(track);
                next.put(track.id(), track);
            }
        }
        for (Track track : named(seen, gallery)) {
            Announcements.Told told = Announcements.ofSighting(before.cameraId(), track, rules);
            changes.addAll(told.changes());
            next.put(track.id(), told.track());
        }
        CameraTracks after = new CameraTracks(
                before.cameraId(),
                frame.epoch(),
                frame.seq(),
                frame.capturedAtMillis(),
                nowMillis,
                frame.threshold(),
                List.copyOf(next.values()));
        return new TrackStep(after, changes);
    }

    /** The tracks of this frame with their names, each name once; those that give one up before those that take one. */
    private List<Track> named(List<Track> seen, GalleryIndex gallery) {
        List<Track> judged = seen.stream()
                .map(track -> Announcements.judged(track, gallery, rules))
                .toList();
        return OneNameOneFace.settled(judged, live).stream()
                .sorted(Comparator.comparing(track -> track.yieldsTo() == null))
                .toList();
    }

    /** A track not found in this frame. If the face in its place looks like somebody else, so did it since the last proof. */
    private Track unseen(Track track, int expectedFace, Likeness[] likenesses) {
        boolean disproved = expectedFace >= 0 && likenesses[expectedFace].looksDifferent(rules);
        return disproved ? track.withoutUnproven() : track;
    }

    private Track continued(Track track, int expectedFace, int face, Likeness likeness, float @Nullable [] embedding) {
        boolean swapped = expectedFace >= 0 && expectedFace != face && embedding != null;
        Track known = swapped ? track.withoutUnproven() : track;
        Track seen = known.seen(Sighting.of(frame, face, known.latest().frames() + 1), likeness.isWide());
        return withEvidence(seen, face, embedding);
    }

    private Track withEvidence(Track track, int face, float @Nullable [] embedding) {
        if (embedding == null) {
            return track;
        }
        List<Evidence> kept = new ArrayList<>(track.evidence());
        kept.add(new Evidence(embedding, frame.faces().get(face).quality(), frame.capturedAtMillis()));
        if (kept.size() > rules.evidenceKept()) {
            // Old pictures give way even to somewhat worse new ones, or a wrong early name would never be outvoted.
            kept.remove(
                    kept.stream().min(Comparator.comparingDouble(this::worth)).orElseThrow());
        }
        return track.proven(kept);
    }

    private double worth(Evidence evidence) {
        long age = Math.max(0, frame.capturedAtMillis() - evidence.capturedAtMillis());
        return evidence.quality() * Math.pow(0.5, age / EVIDENCE_HALF_LIFE_MILLIS);
    }

    /** {@code [live tracks][faces]}. */
    private Likeness[][] likenesses(float[] @Nullable [] embeddings) {
        Likeness[][] likenesses = new Likeness[live.size()][frame.faces().size()];
        for (int t = 0; t < live.size(); t++) {
            for (int face = 0; face < likenesses[t].length; face++) {
                likenesses[t][face] = Likeness.of(live.get(t), frame, face, embeddings[face]);
            }
        }
        return likenesses;
    }

    /** Each live track's face, or -1. */
    private int[] paired(Likeness[][] likenesses) {
        double[][] cost = new double[likenesses.length][];
        for (int t = 0; t < cost.length; t++) {
            cost[t] = Arrays.stream(likenesses[t])
                    .mapToDouble(likeness -> likeness.isPossible(rules) ? likeness.cost() : Assignment.IMPOSSIBLE)
                    .toArray();
        }
        return Assignment.of(cost, ALONE);
    }

    private List<Integer> worthEmbedding(Likeness[][] byPlace) {
        int[] trackOf = new int[frame.faces().size()];
        Arrays.fill(trackOf, -1);
        for (int t = 0; t < expected.length; t++) {
            if (expected[t] >= 0) {
                trackOf[expected[t]] = t;
            }
        }
        List<Integer> worth = new ArrayList<>();
        for (int face = 0; face < trackOf.length; face++) {
            if (frame.faces().get(face).fit() && isWorthEmbedding(face, trackOf[face], byPlace)) {
                worth.add(face);
            }
        }
        return worth.size() <= rules.embeddingsPerFrame() ? List.copyOf(worth) : longestWaiting(worth, trackOf);
    }

    /** As many as may be, so that a crowd holds up nobody's frame; who is left out waits longer by the next. */
    private List<Integer> longestWaiting(List<Integer> worth, int[] trackOf) {
        return worth.stream()
                .sorted(Comparator.comparingLong((Integer face) -> waitingSinceMillis(trackOf[face]))
                        .thenComparing(face ->
                                trackOf[face] >= 0 && live.get(trackOf[face]).proven() != null))
                .limit(rules.embeddingsPerFrame())
                .sorted()
                .toList();
    }

    /** Since the last embedding, or since first sight; a face of no track is new. */
    private long waitingSinceMillis(int track) {
        if (track < 0) {
            return frame.capturedAtMillis();
        }
        Sighting proven = live.get(track).proven();
        return proven == null ? live.get(track).firstSeenMillis() : proven.capturedAtMillis();
    }

    private boolean isWorthEmbedding(int face, int track, Likeness[][] byPlace) {
        if (track < 0) {
            return true;
        }
        Track known = live.get(track);
        Sighting proven = known.proven();
        if (proven == null || known.announced() == null || known.doubtful() || byPlace[track][face].isWide()) {
            return true;
        }
        return frame.capturedAtMillis() - proven.capturedAtMillis() >= rules.embedEveryMillis()
                || frame.epoch() != proven.epoch()
                || isBetter(known, frame.faces().get(face).quality())
                || isContested(face, track, byPlace);
    }

    private static boolean isBetter(Track track, double quality) {
        double best =
                track.evidence().stream().mapToDouble(Evidence::quality).max().orElse(0);
        return quality > best + BETTER_QUALITY;
    }

    /** Whether another track could as well have this face, or this track another face. */
    private boolean isContested(int face, int track, Likeness[][] byPlace) {
        double way = byPlace[track][face].way() + CONTESTED_WAY;
        for (int other = 0; other < live.size(); other++) {
            if (other != track && byPlace[other][face].isNear() && byPlace[other][face].way() < way) {
                return true;
            }
        }
        for (int other = 0; other < byPlace[track].length; other++) {
            if (other != face && byPlace[track][other].isNear() && byPlace[track][other].way() < way) {
                return true;
            }
        }
        return false;
    }
}
