package dev.passerby.benchmarks.calibration;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.matching.ImpostorReference;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits a threshold to a gallery. Pure: the same people and strangers give the same figures, in whatever order they come.
 *
 * @param falseAcceptRate how many of a stranger's comparisons with one photo may pass
 * @param rules the threshold as it is set, and how much farther the second nearest person must be
 */
public record Calibration(double falseAcceptRate, MatchingRules rules) {

    /** Two names nearer than this are taken for one person, and no evidence of how alike strangers are. */
    static final double ONE_PERSON = ImpostorReference.ONE_IN_A_HUNDRED_THOUSAND;

    /** Pairs that are looked at; of more, evenly many are left out. */
    private static final long MOST_PAIRS = 4_000_000;

    /** Compares everybody with everybody. */
    public CalibrationFindings of(GalleryPeople gallery, List<Stranger> strangers) {
        List<Stranger> sorted = strangers.stream()
                .sorted(Comparator.comparing(Stranger::who).thenComparing(Stranger::photo))
                .toList();
        GalleryDistances distances = GalleryDistances.of(gallery.people());
        ImpostorPairs impostors = impostors(gallery, sorted, distances);
        ThresholdEstimate estimate = ThresholdEstimate.of(falseAcceptRate, impostors);
        double threshold = estimate.threshold();
        double margin = rules.margin();

        List<AlikePeople> duplicates = distances.nearerThan(ONE_PERSON);
        List<AlikePeople> tooAlike = Confusions.of(gallery.people(), distances, threshold, margin);
        List<PhotoFinding> searched =
                distances.photos().stream().filter(PhotoFinding::hasMate).toList();
        long named = searched.stream()
                .filter(photo -> photo.isNamed(threshold, margin))
                .count();
        ThresholdEstimate.Interval interval = estimate.interval();
        CalibrationResult figures = new CalibrationResult(
                falseAcceptRate,
                threshold,
                interval == null ? null : new double[] {interval.from(), interval.to()},
                estimate.basis(),
                estimate.reference(),
                estimate.estimate(),
                rules.threshold(),
                gallery.people().size(),
                gallery.photos(),
                gallery.ignoredTemplates(),
                sorted.size(),
                distances.genuine().length,
                impostors.size(),
                searched.isEmpty() ? null : 1 - (double) named / searched.size(),
                namedStrangers(gallery, sorted, threshold),
                // log1p and expm1: 1 - (1 - far)^n loses all digits of a small rate.
                -Math.expm1(gallery.photos() * Math.log1p(-falseAcceptRate)),
                tooAlike,
                PhotoReview.of(gallery.people(), distances.photos()),
                duplicates,
                List.of());
        CalibrationResult result = Advice.added(figures, familiar(gallery, sorted));
        return new CalibrationFindings(result, estimate, gallery, distances, impostors);
    }

    private static ImpostorPairs impostors(
            GalleryPeople gallery, List<Stranger> strangers, GalleryDistances distances) {
        List<GalleryPeople.Person> people = gallery.people();
        Map<String, Integer> numbers = new TreeMap<>();
        strangers.forEach(stranger -> numbers.putIfAbsent(stranger.who(), people.size() + numbers.size()));
        long photos = gallery.photos();
        long every = 1 + (photos * photos / 2 + photos * strangers.size()) / MOST_PAIRS;
        ImpostorPairs.Builder pairs = new ImpostorPairs.Builder();
        long number = 0;
        for (int one = 0; one < people.size(); one++) {
            for (Template photo : people.get(one).photos()) {
                for (int other = 0; other < one; other++) {
                    if (distances.between(one, other) < ONE_PERSON) {
                        continue;
                    }
                    for (Template otherPhoto : people.get(other).photos()) {
                        if (number++ % every == 0) {
                            pairs.add(one, other, Embeddings.distance(photo, otherPhoto));
                        }
                    }
                }
                for (Stranger stranger : strangers) {
                    if (number++ % every == 0) {
                        double distance = Embeddings.distance(photo, stranger.face());
                        if (distance >= ONE_PERSON) {
                            pairs.add(one, numbers.getOrDefault(stranger.who(), 0), distance);
                        }
                    }
                }
            }
        }
        return pairs.build(people.size(), numbers.size());
    }

    /** How many strangers' faces would be given a name. */
    private int namedStrangers(GalleryPeople gallery, List<Stranger> strangers, double threshold) {
        int named = 0;
        for (Stranger stranger : strangers) {
            double[] nearest = nearestTwo(gallery, stranger);
            if (nearest[0] < threshold && nearest[1] - nearest[0] >= rules.margin()) {
                named++;
            }
        }
        return named;
    }

    /** Strangers who look enrolled, and as whom. */
    private static List<String> familiar(GalleryPeople gallery, List<Stranger> strangers) {
        List<String> familiar = new ArrayList<>();
        for (Stranger stranger : strangers) {
            for (GalleryPeople.Person person : gallery.people()) {
                double distance = distance(person, stranger);
                if (distance < ONE_PERSON) {
                    familiar.add(String.format(
                            Locale.ROOT,
                            "The stranger in %s looks like '%s' (%.2f): if it is the same person, take the photo out of the"
                                    + " folder of strangers.",
                            stranger.photo(),
                            person.name(),
                            distance));
                }
            }
        }
        return familiar;
    }

    private static double[] nearestTwo(GalleryPeople gallery, Stranger stranger) {
        double[] nearest = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (GalleryPeople.Person person : gallery.people()) {
            double distance = distance(person, stranger);
            if (distance < nearest[0]) {
                nearest[1] = nearest[0];
                nearest[0] = distance;
            } else {
                nearest[1] = Math.min(nearest[1], distance);
            }
        }
        return nearest;
    }

    private static double distance(GalleryPeople.Person person, Stranger stranger) {
        return person.photos().stream()
                .mapToDouble(photo -> Embeddings.distance(photo, stranger.face()))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
