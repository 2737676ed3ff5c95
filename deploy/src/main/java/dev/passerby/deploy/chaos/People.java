package dev.passerby.deploy.chaos;

import dev.passerby.deploy.chaos.cluster.Waiting;
import dev.passerby.deploy.chaos.load.EventReader;
import dev.passerby.deploy.chaos.load.FrameLoad;
import dev.passerby.deploy.chaos.load.GalleryLoad;
import dev.passerby.deploy.chaos.story.Story;
import dev.passerby.deploy.chaos.verdict.Agreement.Change;
import dev.passerby.deploy.standin.StandInPeople;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gallery's changes during a run: who is enrolled before it, who is erased in it, and the storms. */
final class People {

    private static final int FIRST_TO_BE_ERASED = 3_001;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final GalleryLoad gallery;
    private final FrameLoad frames;
    private final EventReader events;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Long> erasedAtMillis = new HashMap<>();
    private int next = FIRST_TO_BE_ERASED;

    People(GalleryLoad gallery, FrameLoad frames, EventReader events) {
        this.gallery = gallery;
        this.frames = frames;
        this.events = events;
    }

    /** Enrols the people of the story. */
    void enrolEverybody() throws InterruptedException {
        for (int person = 1; person <= Story.ENROLLED; person++) {
            changes.add(gallery.enrol(person));
        }
    }

    /** Somebody else comes before the watched door, enrolled, and is recognized there. */
    void welcomeNext() throws InterruptedException {
        changes.add(gallery.enrol(next));
        frames.show(next);
        String id = StandInPeople.id(next);
        Waiting.forIt(id + " is recognized", PATIENCE, () -> events.has(event -> id.equals(event.personId())));
    }

    /** Erases whoever is before the door, who stays there for a while; then comes the next. */
    String eraseNext() throws InterruptedException {
        welcomeNext();
        Change change = gallery.erase(next);
        changes.add(change);
        String id = StandInPeople.id(next);
        erasedAtMillis.put(id, change.atMillis());
        next++;
        return id;
    }

    void storm(int perSecond, int seconds) throws InterruptedException {
        changes.add(gallery.storm(perSecond, seconds));
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    Map<String, Long> erasedAtMillis() {
        return Map.copyOf(erasedAtMillis);
    }
}
