package dev.passerby.vision.tracking;

import java.util.List;

/**
 * What became of a camera's tracks.
 *
 * @param next the tracks from now on
 * @param changes what to tell subscribers, in the order of telling
 */
public record TrackStep(CameraTracks next, List<TrackChange> changes) {

    public TrackStep {
        changes = List.copyOf(changes);
    }
}
