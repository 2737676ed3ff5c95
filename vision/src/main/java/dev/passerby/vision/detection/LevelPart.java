package dev.passerby.vision.detection;

import dev.passerby.vision.picture.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The windows of one level of the pyramid that lie in a {@link SearchArea}.
 *
 * @param index the level's, from 0
 * @param level with its size
 * @param windows the columns and rows of the first network's answer
 */
record LevelPart(int index, ScalePyramid.Level level, Region windows) {

    /** How far apart windows are, in pixels of a level. */
    static final int STRIDE = 2;

    private static final int CELL = DetectionSettings.CELL;

    /** The parts of a picture's levels that an area asks for. */
    static List<LevelPart> of(List<ScalePyramid.Level> levels, SearchArea area, int width, int height) {
        List<LevelPart> parts = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            ScalePyramid.Level level = levels.get(i);
            double window = CELL / level.scale();
            if (window >= area.smallest() && window <= area.largest()) {
                int index = i;
                windows(level, area.region(), width, height)
                        .ifPresent(windows -> parts.add(new LevelPart(index, level, windows)));
            }
        }
        return parts;
    }

    private static Optional<Region> windows(ScalePyramid.Level level, Region region, int width, int height) {
        int left = first(region.left(), level.scale());
        int top = first(region.top(), level.scale());
        int right = end(region.right(), width, level.scale(), level.width());
        int bottom = end(region.bottom(), height, level.scale(), level.height());
        return right <= left || bottom <= top ? Optional.empty() : Optional.of(new Region(left, top, right, bottom));
    }

    private static int first(int edge, double scale) {
        return (int) Math.ceil(edge * scale / STRIDE);
    }

    /** The first window that is not inside; at the picture's edge the level's last window counts as inside. */
    private static int end(int edge, int length, double scale, int levelLength) {
        int all = windowsAlong(levelLength);
        return edge >= length ? all : Math.min(all, (int) Math.floor((edge * scale - CELL) / STRIDE) + 1);
    }

    /** How many answers the network gives along a level's side: its pooling counts a last single pixel as a pair. */
    static int windowsAlong(int levelLength) {
        return (levelLength - 1) / STRIDE - 4;
    }

    /** The level's pixels that the windows see. */
    Region pixels() {
        return new Region(
                STRIDE * windows.left(),
                STRIDE * windows.top(),
                Math.min(level.width(), STRIDE * (windows.right() - 1) + CELL),
                Math.min(level.height(), STRIDE * (windows.bottom() - 1) + CELL));
    }

    /** What a window has seen, in pixels of the picture counted from 1. */
    CandidateBox seen(int column, int row) {
        float scale = (float) level.scale();
        int x = STRIDE * (windows.left() + column);
        int y = STRIDE * (windows.top() + row);
        return new CandidateBox(
                floor((x + 1) / scale), floor((y + 1) / scale), floor((x + CELL) / scale), floor((y + CELL) / scale));
    }

    private static float floor(float value) {
        return (float) Math.floor(value);
    }
}
