package dev.passerby.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.simulator.scene.Appearance;
import dev.passerby.simulator.scene.Rectangle;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.Decision;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToDoubleFunction;

/**
 * One who knows the screenplay. The face of an event lies within one photo of the scene, and the photo's label is the
 * truth.
 */
final class Judge {

    /** How late a picture may be captured after the camera showed it, and the steps in which that is searched. */
    private static final long MOST_DELAY_MILLIS = 600;

    private static final long STEP_MILLIS = 50;

    /**
     * A camera as the judge knows it.
     *
     * @param scene what it shows
     * @param positionAtMillis how far into the scene it is at an epoch time, in seconds
     */
    record Known(Scene scene, LongToDoubleFunction positionAtMillis) {}

    private final Map<String, Known> cameras;

    Judge(Map<String, Known> cameras) {
        this.cameras = Map.copyOf(cameras);
    }

    /** How the identity of a face event compares with the truth; other events have none. */
    Verdict judge(CloudEvent event) {
        if (!event.data().has("face")) {
            return Verdict.OPEN;
        }
        String decision = event.data().path("identity").path("decision").asText();
        Set<String> truth = truth(event);
        if (decision.equals(Decision.MATCH.text())) {
            String person = event.data().path("identity").path("person").asText();
            return truth.contains(person) ? Verdict.RIGHT : Verdict.WRONG;
        }
        if (decision.equals(Decision.UNKNOWN.text())) {
            if (truth.isEmpty()) {
                return Verdict.OPEN;
            }
            return truth.contains(Screenplay.STRANGER) ? Verdict.RIGHT : Verdict.MISSED;
        }
        return Verdict.OPEN;
    }

    /** The labels of the photos that the event's face may lie in; usually one. */
    Set<String> truth(CloudEvent event) {
        Known camera = cameras.get(event.data().path("camera").asText());
        if (camera == null) {
            return Set.of();
        }
        JsonNode box = event.data().path("face").path("box");
        double x = (box.path(0).asDouble() + box.path(2).asDouble()) / 2;
        double y = (box.path(1).asDouble() + box.path(3).asDouble()) / 2;
        long captured = Instant.parse(
                        event.data().path("frame").path("capturedAt").asText())
                .toEpochMilli();
        Set<String> labels = new HashSet<>();
        for (long delay = 0; delay <= MOST_DELAY_MILLIS; delay += STEP_MILLIS) {
            double position = camera.positionAtMillis().applyAsDouble(captured - delay);
            for (Appearance appearance : camera.scene().appearancesAt(position)) {
                if (holds(appearance.rectangleAt(position), x, y)) {
                    labels.add(appearance.label());
                }
            }
        }
        return labels;
    }

    private static boolean holds(Rectangle place, double x, double y) {
        return x >= place.left() && x <= place.right() && y >= place.top() && y <= place.bottom();
    }
}
