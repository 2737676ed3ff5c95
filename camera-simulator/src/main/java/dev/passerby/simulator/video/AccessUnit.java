package dev.passerby.simulator.video;

import java.util.List;

/**
 * One coded picture: its NAL units in decoding order, without parameter sets of the clip.
 *
 * @param keyFrame whether a decoder can start here
 * @param presentationTicks when the picture is shown, in 90 kHz ticks from the clip's start
 */
public record AccessUnit(List<NalUnit> nalUnits, boolean keyFrame, long presentationTicks) {

    public AccessUnit {
        nalUnits = List.copyOf(nalUnits);
        if (nalUnits.isEmpty()) {
            throw new IllegalArgumentException("an access unit has at least one NAL unit, got none");
        }
        if (presentationTicks < 0) {
            throw new IllegalArgumentException(
                    "an access unit is shown at or after the clip's start, got tick " + presentationTicks);
        }
    }

    /** Size in bytes of all units, without start codes. */
    public int size() {
        return nalUnits.stream().mapToInt(NalUnit::size).sum();
    }
}
