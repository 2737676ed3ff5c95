package dev.passerby.vision.tracking;

import static dev.passerby.vision.matching.Gallery.entry;

import dev.passerby.vision.matching.Gallery;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.Identity;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A {@link Crowd} played to a camera, with what went well and what did not, measured against who was there in truth. People 0 to
 * 2 are enrolled, 2 with a threshold of the person's own; every third camera has one, too; halfway person 1 is removed.
 */
final class Playback {

    private static final int ENROLLED = 3;
    private static final double STRICT_PERSON = 0.75;
    private static final double STRICT_CAMERA = 0.70;
    /** Good pictures after which somebody enrolled ought to have a name. */
    private static final int ENOUGH_PICTURES = 5;

    private static final GalleryEntry[] PEOPLE = {
        entry("Person0", 1, Crowd.photo(0)),
        entry("Person1", 2, Crowd.photo(1)),
        entry("Person2", 3, Crowd.photo(2)).withThreshold(STRICT_PERSON, 3)
    };
    private static final GalleryIndex EVERYBODY = Gallery.of(PEOPLE);
    private static final GalleryIndex WITHOUT_1 = Gallery.of(PEOPLE[0], PEOPLE[1].removal(4), PEOPLE[2]);

    /** Names that are not the face's. */
    final List<String> wrongNames = new ArrayList<>();
    /** Names borne twice in a frame. */
    final List<String> doubles = new ArrayList<>();
    /** Tracks in a frame that hold evidence of several people. */
    final List<String> mixed = new ArrayList<>();
    /** Events out of order. */
    final List<String> disorder = new ArrayList<>();
    /** Decisions that subscribers have not been told of. */
    final List<String> silentChanges = new ArrayList<>();
    /** Matches beyond their threshold or without their margin. */
    final List<String> unfounded = new ArrayList<>();

    /** People seen, and the tracks that were announced for them. */
    int visits;

    int tracks;
    /** Faces found, and those of them given to the track of somebody else. */
    int sightings;

    int misplaced;
    /** Events that bear a name. */
    int names;
    /** Enrolled people seen well enough to be named, and those of them who were. */
    int nameable;

    int named;

    private final String scene;
    private final Watch watch;
    private final double cameraThreshold;
    /** Whose each embedding is, by identity of the array. */
    private final Map<float[], Integer> whose = new IdentityHashMap<>();
    /** Whose the face at a place of a frame is. */
    private final Map<String, Integer> truth = new HashMap<>();

    private final Map<Integer, Set<String>> tracksOf = new TreeMap<>();
    private final Set<Integer> withAName = new HashSet<>();
    private final Map<Integer, Integer> goodPictures = new HashMap<>();
    private final Map<String, Identity> told = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Set<String> ended = new HashSet<>();

    private Playback(long seed) {
        this.scene = "scene " + seed;
        this.watch = new Watch("gate", EVERYBODY);
        this.cameraThreshold = seed % 3 == 0
                ? STRICT_CAMERA
                : TrackingRules.STANDARD.identity().matching().threshold();
        watch.threshold(seed % 3 == 0 ? STRICT_CAMERA : null);
    }

    static Playback of(long seed, int people) {
        Playback playback = new Playback(seed);
        List<Crowd.Frame> frames = Crowd.scene(seed, people);
        for (int seq = 0; seq < frames.size(); seq++) {
            if (seq == frames.size() / 2) {
                playback.watch.gallery(WITHOUT_1);
            }
            playback.play(frames.get(seq), seq);
        }
        playback.hear(playback.watch.frameAfter(10_000));
        playback.conclude();
        return playback;
    }

    /** All that was told, for comparing two plays. */
    List<TrackChange> changes() {
        return watch.changes();
    }

    private void play(Crowd.Frame frame, int seq) {
        for (Crowd.Seen seen : frame.faces()) {
            whose.put(seen.shown().embedding(), seen.person());
            truth.put(seq + "/" + seen.shown().left(), seen.person());
            if (seen.person() != Crowd.NOBODY && seen.shown().fit()) {
                goodPictures.merge(seen.person(), 1, Integer::sum);
            }
        }
        hear(watch.frameAfter(frame.afterMillis(), frame.shown()));
        Set<String> bearers = new HashSet<>();
        for (Track track : watch.tracks().tracks()) {
            if (track.latest().seq() == seq) {
                look(track, seq, bearers);
            }
        }
    }

    private void look(Track track, int seq, Set<String> bearers) {
        String where = scene + ", frame " + seq + ", track " + track.id();
        int person = whose(track.latest());
        Set<Integer> evidence = new TreeSet<>();
        track.evidence().forEach(picture -> evidence.add(Objects.requireNonNull(whose.get(picture.embedding()))));
        sightings++;
        if (!evidence.isEmpty() && !evidence.contains(person)) {
            misplaced++;
        }
        if (evidence.size() > 1) {
            mixed.add(where + " is of " + evidence);
        }
        if (track.confirmed() && person != Crowd.NOBODY) {
            tracksOf.computeIfAbsent(person, id -> new TreeSet<>()).add(track.id());
        }
        Identity identity = Objects.requireNonNull(track.identity());
        if (identity.personId() != null && !bearers.add(identity.personId())) {
            doubles.add(where + " is " + identity.person() + " for the second time");
        }
        if (identity.decision() == Decision.MATCH && !isFounded(identity)) {
            unfounded.add(where + " has " + identity);
        }
        Identity last = told.get(track.id());
        if (track.confirmed() && Announcements.news(last, identity) != null) {
            silentChanges.add(where + " is " + identity + ", subscribers know " + last);
        }
    }

    private boolean isFounded(Identity match) {
        double threshold = Objects.equals(match.personId(), "person2") ? STRICT_PERSON : cameraThreshold;
        Double margin = match.margin();
        return match.threshold() == threshold
                && Objects.requireNonNull(match.distance()) < threshold
                && (margin == null || margin >= match.requiredMargin());
    }

    private void hear(List<TrackChange> changes) {
        for (TrackChange change : changes) {
            String what = scene + ", event " + change.eventId() + " " + change.type();
            String track = change.track().id();
            boolean first = change.type() == EventType.FACE_TRACK_NEW;
            if (change.number() != numbers.getOrDefault(track, 0L)
                    || first != (change.number() == 0)
                    || ended.contains(track)) {
                disorder.add(what);
            }
            numbers.put(track, change.number() + 1);
            if (change.type() == EventType.FACE_TRACK_END) {
                ended.add(track);
            } else if (!first) {
                told.put(track, change.identity());
            }
            check(change.identity(), change, what);
        }
    }

    private void check(Identity identity, TrackChange change, String what) {
        String name = identity.person();
        if (name == null) {
            return;
        }
        names++;
        // What place alone gave a track that ends may be another's; the name is of those the evidence shows.
        Sighting grounds = change.track().proven();
        int person = grounds == null ? Crowd.NOBODY : whose(grounds);
        if (!name.equals("Person" + person)) {
            wrongNames.add(what + " calls " + person + " " + name + ": " + identity);
        }
        withAName.add(person);
    }

    private int whose(Sighting sighting) {
        return Objects.requireNonNull(
                truth.get(sighting.seq() + "/" + sighting.face().box().left()));
    }

    private void conclude() {
        if (!watch.tracks().tracks().isEmpty() || !ended.equals(numbers.keySet())) {
            disorder.add(scene + ": tracks without an end");
        }
        goodPictures.forEach((person, pictures) -> {
            visits++;
            tracks += tracksOf.getOrDefault(person, Set.of()).size();
            if (pictures >= ENOUGH_PICTURES && person < ENROLLED && person != 1) {
                nameable++;
                named += withAName.contains(person) ? 1 : 0;
            }
        });
    }
}
