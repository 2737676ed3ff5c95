package dev.passerby.vision.tracking;

import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.matching.Neighbour;
import dev.passerby.vision.matching.Neighbours;
import dev.passerby.wire.event.Candidate;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.Identity;
import dev.passerby.wire.event.Votes;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a track's evidence becomes a name: each picture votes by itself, weighted by its quality, and a decision needs a majority
 * of several pictures. A pure function of evidence, gallery and the decision held before.
 *
 * @param matching when one picture is somebody's
 * @param picturesForName pictures that must agree on a person
 * @param picturesForUnknown pictures that must find nobody
 * @param share the share of the weight that must agree, above one half
 * @param holdingShare the lesser share with which a decision once made is kept, so that names do not flicker
 */
public record IdentityRules(
        MatchingRules matching, int picturesForName, int picturesForUnknown, double share, double holdingShare)
        implements Serializable {

    public static final IdentityRules STANDARD = new IdentityRules(MatchingRules.STANDARD, 2, 3, 0.6, 0.4);

    /** How many pictures settle a hung vote: whoever found no majority by then is nobody. */
    private static final int SETTLING_PICTURES = 6;

    private static final int CANDIDATES = 3;
    /** The voter's mark for nobody, and for several people at once; people are counted from 0. */
    private static final int NOBODY = -1;

    private static final int SEVERAL = -2;

    public IdentityRules {
        if (picturesForName < 1 || picturesForUnknown < 1) {
            throw new IllegalArgumentException(
                    "'identity.pictures-for-name' and '-for-unknown' must be at least 1, got " + picturesForName
                            + " and " + picturesForUnknown);
        }
        if (!(share > 0.5 && share <= 1 && holdingShare > 0 && holdingShare <= share)) {
            throw new IllegalArgumentException(
                    "'identity.share' must be above 0.5 and at most 1, and '.holding-share' above 0"
                            + " and no greater, got " + share + " and " + holdingShare);
        }
    }

    /** The same rules with this threshold for people without one of their own, or with the old where there is none. */
    IdentityRules withThreshold(@Nullable Double threshold) {
        return new IdentityRules(
                matching.withThreshold(threshold), picturesForName, picturesForUnknown, share, holdingShare);
    }

    /** Whom a picture is near, and whom it votes for. */
    private record Ballot(Neighbours near, int choice, double weight) {}

    /** Pictures and weight for one choice. */
    private record Tally(int choice, int pictures, double weight) {}

    /**
     * Who a track is, as far as these pictures tell.
     *
     * @param evidence the track's good pictures
     * @param gallery the enrolled people; while it {@linkplain GalleryIndex#isComplete() loads}, nobody is unknown
     * @param held the decision made before, if any
     * @return with distance, margin and candidates as quality-weighted means over the pictures that speak for the decision
     *     (over all of them where none is made), so that a match's distance is always below the threshold. Whom a negative
     *     rules out for any of these pictures is no candidate
     */
    public Identity decide(List<Evidence> evidence, GalleryIndex gallery, @Nullable Identity held) {
        List<Ballot> ballots = new ArrayList<>();
        for (Evidence picture : evidence) {
            Neighbours near = gallery.neighbours(picture.embedding(), matching.threshold());
            ballots.add(new Ballot(near, choice(near, gallery), picture.quality()));
        }
        double total = ballots.stream().mapToDouble(Ballot::weight).sum();
        Tally strongest = strongestPerson(ballots);
        Tally nobody = tally(ballots, NOBODY);

        boolean heldName = held != null
                && held.decision() == Decision.MATCH
                && strongest.choice() >= 0
                && gallery.personId(strongest.choice()).equals(held.personId());
        if (strongest.pictures() >= picturesForName && hasShare(strongest, total, heldName)) {
            return identity(Decision.MATCH, strongest, ballots, total, gallery);
        }
        if (!gallery.isComplete()) {
            return undecided(Decision.PENDING, ballots, total, gallery);
        }
        boolean heldUnknown = held != null && held.decision() == Decision.UNKNOWN;
        if (nobody.pictures() >= picturesForUnknown && hasShare(nobody, total, heldUnknown)) {
            return identity(Decision.UNKNOWN, nobody, ballots, total, gallery);
        }
        if (ballots.size() < picturesForUnknown) {
            return undecided(Decision.PENDING, ballots, total, gallery);
        }
        if (isTorn(ballots, total)) {
            return undecided(Decision.AMBIGUOUS, ballots, total, gallery);
        }
        boolean settled = ballots.size() >= SETTLING_PICTURES && nobody.pictures() > 0;
        return settled
                ? identity(Decision.UNKNOWN, nobody, ballots, total, gallery)
                : undecided(Decision.PENDING, ballots, total, gallery);
    }

    /** The decision of a track that will be seen no more: what is still pending was never seen well enough. */
    static Identity concluded(Identity identity) {
        if (identity.decision() != Decision.PENDING) {
            return identity;
        }
        return identity.withoutName(Decision.LOW_QUALITY);
    }

    /** Nobody but those near has a say: who is not among the nearest and not within their threshold is nobody's choice. */
    private int choice(Neighbours near, GalleryIndex gallery) {
        double[] thresholds = Arrays.stream(near.people())
                .mapToDouble(person -> gallery.threshold(person, matching.threshold()))
                .toArray();
        return switch (matching.vote(near.distances(), thresholds)) {
            case NOBODY -> NOBODY;
            case SEVERAL -> SEVERAL;
            case PERSON -> near.people()[0];
        };
    }

    private boolean hasShare(Tally tally, double total, boolean held) {
        return tally.weight() > 0 && tally.weight() >= (held ? holdingShare : share) * total;
    }

    private static Tally tally(List<Ballot> ballots, int choice) {
        int pictures = 0;
        double weight = 0;
        for (Ballot ballot : ballots) {
            if (ballot.choice() == choice) {
                pictures++;
                weight += ballot.weight();
            }
        }
        return new Tally(choice, pictures, weight);
    }

    private static Tally strongestPerson(List<Ballot> ballots) {
        Tally strongest = new Tally(SEVERAL, 0, 0);
        for (int choice :
                ballots.stream().mapToInt(Ballot::choice).sorted().distinct().toArray()) {
            Tally tally = tally(ballots, choice);
            if (choice >= 0 && tally.weight() > strongest.weight()) {
                strongest = tally;
            }
        }
        return strongest;
    }

    /** Whether the pictures speak for several people: two in five of the weight are undecided between or against the first. */
    private boolean isTorn(List<Ballot> ballots, double total) {
        TreeMap<Integer, Double> weights = new TreeMap<>();
        for (Ballot ballot : ballots) {
            if (ballot.choice() != NOBODY) {
                weights.merge(ballot.choice(), ballot.weight(), Double::sum);
            }
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double several = weights.getOrDefault(SEVERAL, 0.0);
        double first = weights.entrySet().stream()
                .filter(entry -> entry.getKey() >= 0)
                .mapToDouble(entry -> entry.getValue())
                .max()
                .orElse(0);
        return several + (sum - several - first) >= (1 - share) * total && sum > total / 2;
    }

    private Identity identity(
            Decision decision, Tally winner, List<Ballot> ballots, double total, GalleryIndex gallery) {
        List<Ballot> grounds =
                ballots.stream().filter(b -> b.choice() == winner.choice()).toList();
        String personId = decision == Decision.MATCH ? gallery.personId(winner.choice()) : null;
        String name = decision == Decision.MATCH ? gallery.name(winner.choice()) : null;
        Votes votes = new Votes(ballots.size(), winner.weight(), total);
        return described(decision, name, personId, votes, grounds, gallery);
    }

    private Identity undecided(Decision decision, List<Ballot> ballots, double total, GalleryIndex gallery) {
        double strongest = Math.max(
                strongestPerson(ballots).weight(), tally(ballots, NOBODY).weight());
        return described(decision, null, null, new Votes(ballots.size(), strongest, total), ballots, gallery);
    }

    private Identity described(
            Decision decision,
            @Nullable String name,
            @Nullable String personId,
            Votes votes,
            List<Ballot> grounds,
            GalleryIndex gallery) {
        List<Neighbour> nearest =
                gallery.nearestOnAverage(grounds.stream().map(Ballot::near).toList(), parts(grounds), CANDIDATES);
        double threshold = nearest.isEmpty()
                ? matching.threshold()
                : gallery.threshold(nearest.get(0).person(), matching.threshold());
        Double distance = nearest.isEmpty() ? null : nearest.get(0).distance();
        Double margin = nearest.size() < 2 ? null : nearest.get(1).distance() - Objects.requireNonNull(distance);
        return new Identity(
                decision,
                name,
                personId,
                null,
                distance,
                distance == null ? null : 1 - distance * distance / 2,
                threshold,
                margin,
                matching.margin(),
                votes,
                nearest.stream()
                        .map(near -> new Candidate(
                                gallery.name(near.person()), gallery.personId(near.person()), near.distance()))
                        .toList());
    }

    /** Each picture's part of a mean, {@code [grounds]}: by weight, or all the same where no picture has any. */
    private static double[] parts(List<Ballot> grounds) {
        double weight = grounds.stream().mapToDouble(Ballot::weight).sum();
        return grounds.stream()
                .mapToDouble(ballot -> weight > 0 ? ballot.weight() / weight : 1.0 / grounds.size())
                .toArray();
    }
}
