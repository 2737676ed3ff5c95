package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.video.Clip;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clips that a camera may be told to show, by name and in order, and the one chosen last. Used by one thread at a time. */
final class Reel {

    private final List<String> names;
    private final List<Clip> clips;
    private int chosen;

    Reel(Map<String, Clip> clips) {
        if (clips.isEmpty()) {
            throw new IllegalArgumentException("a camera has at least one clip, got none");
        }
        this.names = List.copyOf(clips.keySet());
        this.clips = List.copyOf(clips.values());
    }

    Clip first() {
        return clips.get(0);
    }

    /** The clip of this name, of this number, from 1, or the next; empty where there is none, and the last choice stands. */
    Optional<Clip> choose(String choice) {
        int index = names.indexOf(choice);
        if (choice.equals(Incident.ClipChange.NEXT)) {
            index = (chosen + 1) % clips.size();
        } else if (index < 0 && choice.matches("[1-9][0-9]{0,5}")) {
            index = Integer.parseInt(choice) - 1;
        }
        if (index < 0 || index >= clips.size()) {
            return Optional.empty();
        }
        chosen = index;
        return Optional.of(clips.get(index));
    }
}
