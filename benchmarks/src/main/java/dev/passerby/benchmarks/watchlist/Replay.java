package dev.passerby.benchmarks.watchlist;

import dev.passerby.benchmarks.identification.Ending;
import dev.passerby.benchmarks.identification.Search;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.tracking.CameraTracks;
import dev.passerby.vision.tracking.FramePlan;
import dev.passerby.vision.tracking.TrackChange;
import dev.passerby.vision.tracking.TrackStep;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The job's second step over a clip that was looked at before: tracks, votes and names, and what came of each track. */
final class Replay {

    private final SeenClip clip;
    private final boolean mate;
    private final Map<String, Story> storyOfTrack = new HashMap<>();
    private final List<Ended> ended = new ArrayList<>();
    private Effort effort = Effort.NONE;

    /** A track that has ended, and in how many frames it was found. */
    private record Ended(Search search, long frames) {}

    /** What was said of a track until now. */
    private static final class Story {
        private final Set<String> wronglyNamed = new TreeSet<>();
        private @Nullable Long timeToNameMillis;
    }

    private Replay(SeenClip clip, boolean mate) {
        this.clip = clip;
        this.mate = mate;
    }

    /**
     * Searches every track of a clip; a clip without a track is one search in which nobody was seen.
     *
     * @param gallery who is enrolled; a person's id is their name
     * @param mate whether the clip's own person is enrolled
     */
    static List<Search> of(SeenClip clip, GalleryIndex gallery, boolean mate, TrackingRules rules) {
        Replay replay = new Replay(clip, mate);
        replay.play(gallery, rules);
        return replay.ended.isEmpty() ? List.of(replay.unseen()) : replay.searches();
    }

    /** What the same search takes. */
    static Effort effort(SeenClip clip, GalleryIndex gallery, boolean mate, TrackingRules rules) {
        Replay replay = new Replay(clip, mate);
        replay.play(gallery, rules);
        return replay.effort;
    }

    private void play(GalleryIndex gallery, TrackingRules rules) {
        CameraTracks tracks = CameraTracks.start(clip.clip().name());
        for (SeenFrame frame : clip.frames()) {
            FramePlan plan = tracks.plan(frame.faces(), rules);
            TrackStep step = plan.observe(
                    frame.embeddings(plan.wanted()), gallery, frame.faces().capturedAtMillis());
            effort = effort.plus(
                    new Effort(plan.wanted().size(), frame.faces().faces().size(), 0));
            hear(step.changes(), frame.faces().capturedAtMillis());
            tracks = step.next();
        }
        hear(tracks.endAll(gallery, rules).changes(), tracks.capturedAtMillis());
    }

    private void hear(List<TrackChange> changes, long nowMillis) {
        for (TrackChange change : changes) {
            Story story = storyOfTrack.computeIfAbsent(change.track().id(), id -> new Story());
            if (change.type() == EventType.FACE_TRACK_END) {
                long inSight = change.track().latest().capturedAtMillis()
                        - change.track().firstSeenMillis();
                effort = effort.plus(new Effort(0, 0, inSight));
                ended.add(new Ended(
                        search(story, change.identity()),
                        change.track().latest().frames()));
            } else if (change.type() != EventType.FACE_TRACK_NEW
                    && change.identity().decision() == Decision.MATCH) {
                String named = Objects.requireNonNull(change.identity().person());
                if (!named.equals(clip.clip().person())) {
                    story.wronglyNamed.add(named);
                } else if (story.timeToNameMillis == null) {
                    story.timeToNameMillis = nowMillis - change.track().firstSeenMillis();
                }
            }
        }
    }

    /** The tracks, those that came to nothing beside the longest marked as fleeting. */
    private List<Search> searches() {
        int longest = 0;
        for (int i = 1; i < ended.size(); i++) {
            longest = ended.get(i).frames() > ended.get(longest).frames() ? i : longest;
        }
        List<Search> searches = new ArrayList<>();
        for (int i = 0; i < ended.size(); i++) {
            Search search = ended.get(i).search();
            searches.add(i != longest && cameToNothing(search) ? search.asFleeting() : search);
        }
        return searches;
    }

    private static boolean cameToNothing(Search search) {
        return search.ending() == Ending.UNDECIDED
                && search.wronglyNamed().isEmpty()
                && search.timeToNameMillis() == null;
    }

    private Search search(Story story, Identity identity) {
        Ending ending =
                switch (identity.decision()) {
                    case MATCH -> clip.clip().person().equals(identity.person()) ? Ending.NAMED : Ending.WRONG;
                    case UNKNOWN -> Ending.UNKNOWN;
                    case PENDING, AMBIGUOUS, LOW_QUALITY -> Ending.UNDECIDED;
                };
        return search(ending, story, identity.distance());
    }

    private Search unseen() {
        return search(Ending.UNSEEN, new Story(), null);
    }

    private Search search(Ending ending, Story story, @Nullable Double distance) {
        return new Search(
                clip.clip().person(),
                clip.clip().name(),
                mate,
                ending,
                story.wronglyNamed,
                story.timeToNameMillis,
                distance);
    }
}
