package dev.passerby.standalone.demo;

import dev.passerby.pipeline.frames.FrameCounts;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the demonstration came to, counted as the events come. Used by one thread. */
final class Scoreboard {

    private static final Set<String> SAYS_WHO = Set.of(
            EventType.FACE_RECOGNIZED.text(), EventType.FACE_UNKNOWN.text(), EventType.FACE_IDENTITY_CHANGED.text());

    private final Map<String, Verdict> latest = new HashMap<>();
    private final Set<String> tracks = new HashSet<>();
    private final Set<String> unknownTracks = new HashSet<>();
    private final Set<String> wrongTracks = new HashSet<>();
    private final Map<String, Set<String>> camerasByPerson = new TreeMap<>();
    private final List<Double> latencies = new ArrayList<>();

    /** Takes note of an event and of what the judge says of it. */
    void note(CloudEvent event, Verdict verdict) {
        if (event.type().equals(EventType.FACE_TRACK_NEW.text())) {
            tracks.add(event.subject());
            latencies.add(event.data().path("timings").path("total").asDouble());
        }
        if (!SAYS_WHO.contains(event.type())) {
            return;
        }
        latencies.add(event.data().path("timings").path("total").asDouble());
        latest.put(event.subject(), verdict);
        if (verdict == Verdict.WRONG) {
            wrongTracks.add(event.subject());
        }
        String decision = event.data().path("identity").path("decision").asText();
        if (decision.equals(Decision.MATCH.text())) {
            camerasByPerson
                    .computeIfAbsent(
                            event.data().path("identity").path("person").asText(), name -> new TreeSet<>())
                    .add(event.data().path("camera").asText());
        } else if (decision.equals(Decision.UNKNOWN.text())) {
            unknownTracks.add(event.subject());
        }
    }

    /** Whether people were recognised and nobody was named wrongly. */
    boolean good() {
        return !camerasByPerson.isEmpty() && wrongTracks.isEmpty();
    }

    /** The people who were recognised. */
    Set<String> recognised() {
        return camerasByPerson.keySet();
    }

    /** The summary, several lines. */
    String summary(FrameCounts frames, int enrolled) {
        long right = count(Verdict.RIGHT);
        long judged = right + count(Verdict.WRONG) + count(Verdict.MISSED);
        StringBuilder text = new StringBuilder();
        line(
                text,
                "frames",
                "%d looked at (%d with faces), %d dropped as too old",
                frames.faces() + frames.noFace(),
                frames.faces(),
                frames.droppedStale() + frames.droppedOverload());
        line(text, "tracks", "%d faces that came and went, %d of them unknown", tracks.size(), unknownTracks.size());
        line(text, "recognised", "%d of %d people", camerasByPerson.size(), enrolled);
        camerasByPerson.forEach((person, cameras) -> line(text, "", "%s at %s", person, String.join(", ", cameras)));
        line(
                text,
                "identities",
                "%d of %d right, %d named wrongly, %d enrolled people taken for strangers",
                right,
                judged,
                wrongTracks.size(),
                count(Verdict.MISSED));
        line(text, "latency", "p50 %.0f ms, p95 %.0f ms from capture to event", percentile(0.50), percentile(0.95));
        return text.toString().stripTrailing();
    }

    private long count(Verdict verdict) {
        return latest.values().stream().filter(verdict::equals).count();
    }

    private double percentile(double share) {
        if (latencies.isEmpty()) {
            return 0;
        }
        List<Double> sorted = new ArrayList<>(latencies);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    private static void line(StringBuilder text, String what, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "%-12s", what))
                .append(String.format(Locale.ROOT, format, values))
                .append(System.lineSeparator());
    }
}
