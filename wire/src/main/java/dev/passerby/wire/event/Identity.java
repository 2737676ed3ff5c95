package dev.passerby.wire.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a track is, and on what grounds.
 *
 * @param decision what the evidence amounts to
 * @param person the name; only with {@code match}
 * @param personId the stable id; only with {@code match}
 * @param unknownId the unknown person's id, the same at every camera and visit for as long as the job remembers; only with
 *     {@code unknown}
 * @param distance Euclidean distance to the nearest enrolled person, from 0 to 2; absent where nobody is enrolled
 * @param similarity cosine similarity of the same pair, {@code 1 - distance² / 2}
 * @param threshold the distance below which a name is given
 * @param margin how much farther the second nearest person is; absent where fewer than two are enrolled
 * @param requiredMargin the margin below which the decision is {@code ambiguous}
 * @param votes how the track's pictures voted
 * @param candidates the nearest people, nearest first, at most three
 */
public record Identity(
        Decision decision,
        @Nullable String person,
        @Nullable String personId,
        @Nullable String unknownId,
        @Nullable Double distance,
        @Nullable Double similarity,
        double threshold,
        @Nullable Double margin,
        double requiredMargin,
        Votes votes,
        List<Candidate> candidates) {

    public Identity {
        candidates = List.copyOf(candidates);
    }

    /** The same grounds for another decision, which names nobody. */
    public Identity withoutName(Decision other) {
        return new Identity(
                other, null, null, null, distance, similarity, threshold, margin, requiredMargin, votes, candidates);
    }

    /** The same for an unknown person who has this id. */
    public Identity withUnknownId(String id) {
        return new Identity(
                decision,
                person,
                personId,
                id,
                distance,
                similarity,
                threshold,
                margin,
                requiredMargin,
                votes,
                candidates);
    }
}
