package dev.passerby.simulator.video;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A clip in the making: pictures arrive in decoding order, as a demuxer or an encoder gives them.
 *
 * <p>Parameter sets are kept apart from the pictures, because a viewer needs them before the first one. What precedes
 * the first key frame, in either order, cannot be decoded and is left out; times begin at 0.
 */
final class ClipAssembly {

    private final VideoCodec codec;
    private final double framesPerSecond;
    private final Set<NalUnit> parameterSets = new LinkedHashSet<>();
    private final List<AccessUnit> pictures = new ArrayList<>();

    private long originTicks;
    private int timeless;

    ClipAssembly(VideoCodec codec, double framesPerSecond) {
        this.codec = codec;
        this.framesPerSecond = framesPerSecond;
    }

    void addParameterSets(List<NalUnit> units) {
        units.stream().filter(codec::isParameterSet).forEach(parameterSets::add);
    }

    /** Adds a picture that has no time of its own: it follows the one before at the nominal rate. */
    void add(List<NalUnit> units, boolean keyFrame) {
        add(units, keyFrame, Math.round(timeless++ * Clip.TICKS_PER_SECOND / framesPerSecond));
    }

    void add(List<NalUnit> units, boolean keyFrame, long ticks) {
        if (pictures.isEmpty() && keyFrame) {
            addParameterSets(units);
            originTicks = ticks;
        }
        List<NalUnit> kept = units.stream()
                .filter(unit -> !parameterSets.contains(unit) && !codec.isDelimiter(unit))
                .toList();
        boolean decodable = (keyFrame || !pictures.isEmpty()) && ticks >= originTicks;
        if (decodable && !kept.isEmpty()) {
            pictures.add(new AccessUnit(kept, keyFrame, ticks - originTicks));
        }
    }

    Clip clip(int width, int height) {
        return new Clip(codec, width, height, framesPerSecond, List.copyOf(parameterSets), pictures);
    }
}
