package dev.passerby.vision.tracking;

import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.Identity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps a name that two faces of one frame both have grounds for: nobody is in a picture twice, so one of them is a twin, a
 * mirror or a photo on the wall. The face with the best claim keeps the name, the others are {@code ambiguous}.
 *
 * <p>Two tracks are known to be two faces only once a frame has shown both. From then on the one leaves the name alone for as
 * long as the other lives and bears it, seen or not, or the name would change hands whenever a face is missed.
 */
final class OneNameOneFace {

    private OneNameOneFace() {}

    /**
     * A track's grounds for its name.
     *
     * @param distance the mean distance of its pictures to the person; less by the margin for the track that bears the name
     *     already, so that names do not flicker
     * @param weight the weight of these pictures. Comes after the distance: a face without a name is embedded more often than
     *     one with a name, so that more pictures do not mean a better claim
     */
    private record Claim(Track track, double distance, double weight) {

        /** Nearness, then weight, then age, then id: no two claims are equal. */
        static final Comparator<Claim> BEST_FIRST = Comparator.comparingDouble(Claim::distance)
                .thenComparing(Comparator.comparingDouble(Claim::weight).reversed())
                .thenComparingLong(claim -> claim.track().firstSeenMillis())
                .thenComparing(claim -> claim.track().id());

        static Claim of(Track track, boolean bearsTheName) {
            Identity identity = Objects.requireNonNull(track.identity());
            double distance = Objects.requireNonNull(identity.distance());
            double advantage = bearsTheName ? identity.requiredMargin() : 0;
            return new Claim(track, distance - advantage, identity.votes().winning());
        }
    }

    /**
     * The tracks of a frame with every name borne once.
     *
     * @param judged the tracks seen in this frame, judged by their own evidence alone
     * @param live the camera's tracks before this frame that have not ended
     */
    static List<Track> settled(List<Track> judged, List<Track> live) {
        Map<String, Track> known = new HashMap<>();
        live.forEach(track -> known.put(track.id(), track));
        Map<String, Claim> best = new HashMap<>();
        for (Track track : judged) {
            String person = personId(track);
            if (person != null) {
                boolean bears = person.equals(personId(known.get(track.id())));
                best.merge(person, Claim.of(track, bears), BinaryOperator.minBy(Claim.BEST_FIRST));
            }
        }
        // Tracks that this frame does not show are as they were; of those it shows the claims decide.
        judged.forEach(track -> known.remove(track.id()));
        return judged.stream().map(track -> settled(track, best, known)).toList();
    }

    private static Track settled(Track track, Map<String, Claim> best, Map<String, Track> unseen) {
        String person = personId(track);
        if (person == null) {
            return track;
        }
        String winner = Objects.requireNonNull(best.get(person)).track().id();
        if (!winner.equals(track.id())) {
            return yielding(track, winner);
        }
        String rival = track.yieldsTo();
        return rival != null && person.equals(personId(unseen.get(rival)))
                ? yielding(track, rival)
                : track.yieldingToNobody();
    }

    /** A track that has ended, judged by its own evidence alone: what it left to another face it does not take in leaving. */
    static Track ended(Track judged) {
        String rival = judged.yieldsTo();
        return rival == null || personId(judged) == null ? judged : yielding(judged, rival);
    }

    /** Whom a track names. */
    private static @Nullable String personId(@Nullable Track track) {
        Identity identity = track == null ? null : track.identity();
        return identity == null || identity.decision() != Decision.MATCH ? null : identity.personId();
    }

    /** The track with the same grounds but without the name, to which another has the better claim. */
    private static Track yielding(Track track, String other) {
        Identity identity = Objects.requireNonNull(track.identity());
        Identity nameless = identity.withoutName(Decision.AMBIGUOUS);
        return track.yielding(other, nameless);
    }
}
