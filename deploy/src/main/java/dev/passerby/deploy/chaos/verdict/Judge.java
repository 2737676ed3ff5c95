package dev.passerby.deploy.chaos.verdict;

import dev.passerby.deploy.chaos.story.CameraLedger;
import dev.passerby.deploy.chaos.story.Story;
import dev.passerby.deploy.chaos.verdict.Findings.Kind;
import dev.passerby.deploy.standin.StandInPeople;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the events of the story's cameras against the story. For every visit exactly this must have been told, each once: a new
 * track that begins with the visit's first frame, who it is, and its end with as many frames as the broker took.
 *
 * @param story what the frames showed
 */
public record Judge(Story story) {

    /** The verdict, given what the broker acknowledged of each camera and every event in the order it was read. */
    public Verdict judge(List<CameraLedger> ledgers, List<SeenEvent> events) {
        Findings findings = new Findings();
        Map<String, List<SeenEvent>> tracks = onceEach(events, findings);
        Map<Integer, String> strangers = new HashMap<>();
        Set<String> expected = new HashSet<>();
        long frames = 0;
        for (CameraLedger ledger : ledgers) {
            frames += ledger.frames();
            for (long first = 0; first < ledger.frames(); first += story.visitFrames()) {
                String track = track(ledger, first);
                expected.add(track);
                long shown = Math.min(story.visitFrames(), ledger.frames() - first);
                int person = story.person(ledger.camera(), story.visit(first));
                visit(track, person, shown, tracks.getOrDefault(track, List.of()), strangers, findings);
            }
        }
        tracks.forEach((track, told) -> {
            if (!expected.contains(track)) {
                findings.add(Kind.WRONG, told.size(), "track " + track + " is nobody's, yet was told of");
            }
        });
        shared(strangers, findings);
        return new Verdict(
                frames,
                findings.count(Kind.LOST),
                findings.count(Kind.DOUBLED),
                findings.count(Kind.WRONG),
                findings.count(Kind.UNDECIDED),
                findings.lines());
    }

    private String track(CameraLedger ledger, long first) {
        return story.camera(ledger.camera()) + '-' + ledger.epoch(first) + '-' + ledger.seq(first) + "-0";
    }

    private static Map<String, List<SeenEvent>> onceEach(List<SeenEvent> events, Findings findings) {
        Set<String> ids = new HashSet<>();
        Map<String, List<SeenEvent>> tracks = new LinkedHashMap<>();
        for (SeenEvent event : events) {
            if (ids.add(event.id())) {
                tracks.computeIfAbsent(event.track(), any -> new ArrayList<>()).add(event);
            } else {
                findings.add(Kind.DOUBLED, 1, "event " + event.id() + " was told again");
            }
        }
        return tracks;
    }

    private static void visit(
            String track,
            int person,
            long shown,
            List<SeenEvent> told,
            Map<Integer, String> strangers,
            Findings findings) {
        boolean begun = false;
        boolean ended = false;
        boolean named = false;
        for (SeenEvent event : told) {
            switch (event.type()) {
                case "face.track.new" -> begun = true;
                case "face.recognized", "face.unknown" -> named = true;
                case "face.track.end" -> {
                    ended = true;
                    count(track, shown, event.trackFrames(), findings);
                }
                default -> findings.add(Kind.WRONG, 1, "event " + event.id() + " is " + event.type());
            }
            name(event, person, strangers, findings);
        }
        if (!begun) {
            findings.add(Kind.LOST, 1, "track " + track + " was never told of as new");
        }
        if (!ended) {
            findings.add(Kind.LOST, shown, "track " + track + " never ended, with its " + shown + " frames");
        }
        if (!named && Story.isEnrolled(person)) {
            findings.add(Kind.LOST, 1, "track " + track + " was never said to be " + StandInPeople.id(person));
        } else if (!named) {
            findings.add(Kind.UNDECIDED, 1, "track " + track + " was never said to be unknown");
        }
    }

    private static void count(String track, long shown, long counted, Findings findings) {
        if (counted < shown) {
            findings.add(Kind.LOST, shown - counted, "track " + track + " has " + counted + " of " + shown + " frames");
        } else if (counted > shown) {
            findings.add(Kind.DOUBLED, counted - shown, "track " + track + " has " + counted + " frames of " + shown);
        }
    }

    private static void name(SeenEvent event, int person, Map<Integer, String> strangers, Findings findings) {
        String whom = Story.isEnrolled(person) ? StandInPeople.id(person) : null;
        boolean wrong =
                switch (event.decision()) {
                    case "match" -> whom == null || !whom.equals(event.personId());
                    case "unknown" -> whom != null || !isSame(strangers, person, event.unknownId());
                    case "pending" -> false;
                    case "low-quality" -> whom != null;
                    default -> true;
                };
        if (wrong) {
            findings.add(
                    Kind.WRONG,
                    1,
                    "event " + event.id() + " says " + event.decision() + ' ' + event.personId() + ' '
                            + event.unknownId() + " of " + (whom == null ? "stranger " + person : whom));
        }
    }

    /** One stranger has one id at every camera and visit; an event of a track that is still undecided has none. */
    private static boolean isSame(Map<Integer, String> strangers, int person, @Nullable String unknownId) {
        if (unknownId == null) {
            return false;
        }
        String known = strangers.putIfAbsent(person, unknownId);
        return known == null || known.equals(unknownId);
    }

    private static void shared(Map<Integer, String> strangers, Findings findings) {
        Map<String, Integer> byId = new HashMap<>();
        strangers.forEach((person, id) -> {
            Integer other = byId.putIfAbsent(id, person);
            if (other != null) {
                findings.add(Kind.WRONG, 1, "strangers " + person + " and " + other + " are both called " + id);
            }
        });
    }
}
