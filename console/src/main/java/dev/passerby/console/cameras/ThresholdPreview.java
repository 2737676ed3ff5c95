package dev.passerby.console.cameras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.wire.event.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a camera's past events would have said with another threshold, as far as events tell: by the distances to the nearest
 * people, which are means over a track, where the job lets a track's pictures vote. A person's own threshold goes before the
 * camera's and is left as it is. Pure, and fed event by event.
 */
final class ThresholdPreview {

    private final double threshold;
    private final Map<String, Double> ownThresholds;
    private final List<Change> changes = new ArrayList<>();
    private int considered;

    /**
     * A preview.
     *
     * @param threshold the distance below which a face would be named
     * @param ownThresholds of the people who have one, by their ids
     */
    ThresholdPreview(double threshold, Map<String, Double> ownThresholds) {
        this.threshold = threshold;
        this.ownThresholds = Map.copyOf(ownThresholds);
    }

    /** What an event says, or would. */
    record Word(String decision, @Nullable String person) {}

    /** An event that would say something else. */
    record Change(
            String eventId,
            Instant time,
            String type,
            Word from,
            Word to,
            @Nullable Double distance) {}

    /** All of it; the changes are the newest, newest first. */
    record Answer(double threshold, int considered, List<Change> changes) {}

    void add(CloudEvent event) {
        JsonNode identity = event.data().path("identity");
        if (!identity.isObject() || !isDecided(identity.path("decision").asText())) {
            return;
        }
        considered++;
        Word said = new Word(identity.path("decision").asText(), text(identity.path("person")));
        Word then = voted(identity, identity.path("threshold").asDouble());
        Word now = voted(identity, threshold);
        // A track's votes may have said otherwise than its means do; only what the threshold changes is one of its
        // changes.
        if (!now.equals(then) && !now.equals(said)) {
            JsonNode distance = identity.path("distance");
            changes.add(new Change(
                    event.id(),
                    event.time(),
                    event.type(),
                    said,
                    now,
                    distance.isNumber() ? distance.asDouble() : null));
        }
    }

    Answer answer(int most) {
        List<Change> newest = new ArrayList<>(changes);
        newest.sort(Comparator.comparing(Change::time).reversed());
        return new Answer(threshold, considered, newest.subList(0, Math.min(most, newest.size())));
    }

    private Word voted(JsonNode identity, double standard) {
        JsonNode candidates = identity.path("candidates");
        double[] distances = new double[candidates.size()];
        double[] thresholds = new double[candidates.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = candidates.get(i).path("distance").asDouble(Double.POSITIVE_INFINITY);
            thresholds[i] = ownThresholds.getOrDefault(
                    candidates.get(i).path("personId").asText(), standard);
        }
        MatchingRules rules =
                new MatchingRules(MatchingRules.STANDARD.threshold(), margin(identity.path("requiredMargin")));
        return switch (rules.vote(distances, thresholds)) {
            case PERSON ->
                new Word(
                        "match",
                        text(candidates.get(MatchingRules.nearest(distances)).path("person")));
            case NOBODY -> new Word("unknown", null);
            case SEVERAL -> new Word("ambiguous", null);
        };
    }

    private static double margin(JsonNode required) {
        return Math.max(0, Math.min(2, required.asDouble(MatchingRules.STANDARD.margin())));
    }

    /** Whether a threshold had a say: of a face never seen well enough it had none. */
    private static boolean isDecided(String decision) {
        return decision.equals("match") || decision.equals("unknown") || decision.equals("ambiguous");
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
