package dev.passerby.deploy.chaos.verdict;

import dev.passerby.deploy.chaos.story.CameraLedger;
import dev.passerby.deploy.chaos.story.Story;
import dev.passerby.deploy.standin.StandInPeople;
import java.util.ArrayList;
import java.util.List;

/** What a job without fault tells of a story. */
final class Told {

    private Told() {}

    static List<SeenEvent> of(Story story, List<CameraLedger> ledgers) {
        List<SeenEvent> events = new ArrayList<>();
        for (CameraLedger ledger : ledgers) {
            for (long first = 0; first < ledger.frames(); first += story.visitFrames()) {
                int person = story.person(ledger.camera(), story.visit(first));
                String track =
                        story.camera(ledger.camera()) + '-' + ledger.epoch(first) + '-' + ledger.seq(first) + "-0";
                long frames = Math.min(story.visitFrames(), ledger.frames() - first);
                boolean enrolled = Story.isEnrolled(person);
                events.add(event(track, 0, "face.track.new", 2, enrolled ? person : 0, "pending"));
                events.add(event(track, 1, enrolled ? "face.recognized" : "face.unknown", 3, person, decision(person)));
                events.add(event(track, 2, "face.track.end", frames, person, decision(person)));
            }
        }
        return events;
    }

    private static String decision(int person) {
        return Story.isEnrolled(person) ? "match" : "unknown";
    }

    static SeenEvent event(String track, int number, String type, long frames, int person, String decision) {
        String id = decision.equals("match") ? StandInPeople.id(person) : null;
        return new SeenEvent(
                track + '/' + number,
                type,
                track.substring(0, 8),
                track,
                frames,
                decision,
                id,
                id == null ? List.of() : List.of(id),
                decision.equals("unknown") ? "unknown-" + person : null,
                1_000,
                40);
    }
}
