package dev.passerby.vision.search;

import dev.passerby.vision.detection.SearchArea;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * What a camera showed when each place was last searched, and where faces were: from it follows where the next frame is worth
 * searching.
 *
 * @param width of the frames, in pixels; 0 before the first
 * @param height of the frames, in pixels
 * @param light for each cell its mean light when it was last searched for faces of every size; never changed
 * @param texture its mean difference between neighbours then; never changed
 * @param wholeAtMillis when the whole frame was last searched, by the frame's time
 * @param changesAtMillis when all that had changed was last searched, by the frame's time
 * @param faces where faces were found last
 */
public record CameraView(
        int width,
        int height,
        byte[] light,
        byte[] texture,
        long wholeAtMillis,
        long changesAtMillis,
        List<KnownFace> faces) {

    /** A camera that has not shown anything. */
    public static final CameraView UNSEEN = new CameraView(0, 0, new byte[0], new byte[0], 0, 0, List.of());

    /** How far a face may be from where it was, in its own sides. */
    private static final double ROOM_AROUND_FACE = 0.6;

    /** How much larger or smaller the windows are: those of other sizes have a say in which box is kept. */
    private static final double CHANGE_OF_SIZE = 2.5;

    /** Faces that overlap by so much of their union are one. */
    private static final double SAME_FACE = 0.3;

    /** Where to search a frame. */
    public SearchPlan plan(Picture picture, long capturedAtMillis, SearchRules rules) {
        Cells cells = Cells.of(picture);
        long sinceWhole = capturedAtMillis - wholeAtMillis;
        boolean sameView = picture.width() == width && picture.height() == height;
        if (!sameView || sinceWhole < 0 || sinceWhole >= rules.wholeEveryMillis()) {
            return everywhere(picture, cells, capturedAtMillis, rules);
        }
        List<SearchArea> changes = Changes.areas(cells, cells.changedSince(light, texture, rules), picture.bounds());
        if (share(changes) > rules.smallShare() && capturedAtMillis - changesAtMillis < rules.changesEveryMillis()) {
            changes = List.of();
        } else if (share(changes) >= rules.wholeShare()) {
            return everywhere(picture, cells, capturedAtMillis, rules);
        }
        List<SearchArea> areas = new ArrayList<>(changes);
        for (KnownFace face : faces) {
            SearchArea around = around(face.box(), picture.bounds());
            if (areas.stream().noneMatch(area -> area.contains(around))) {
                areas.add(around);
            }
        }
        return new SearchPlan(this, picture, cells, changes, areas, false, capturedAtMillis, rules);
    }

    private double share(List<SearchArea> areas) {
        return areas.stream()
                        .mapToDouble(area ->
                                (double) area.region().width() * area.region().height())
                        .sum()
                / ((double) width * height);
    }

    private SearchPlan everywhere(Picture picture, Cells cells, long capturedAtMillis, SearchRules rules) {
        List<SearchArea> everything = List.of(SearchArea.everything(picture));
        return new SearchPlan(this, picture, cells, everything, everything, true, capturedAtMillis, rules);
    }

    private static SearchArea around(Box face, Region picture) {
        double side = Math.max(face.width(), face.height());
        double room = ROOM_AROUND_FACE * side;
        Region region = new Region(
                        (int) (face.left() - room),
                        (int) (face.top() - room),
                        (int) (face.right() + room) + 1,
                        (int) (face.bottom() + room) + 1)
                .within(picture);
        return new SearchArea(region, side / CHANGE_OF_SIZE, side * CHANGE_OF_SIZE);
    }

    /** The faces found now, and those of before that may be back in a moment. */
    List<KnownFace> remembered(List<Box> found, long nowMillis, SearchRules rules) {
        List<KnownFace> known = new ArrayList<>();
        found.forEach(box -> known.add(new KnownFace(box, nowMillis)));
        for (KnownFace face : faces) {
            boolean recent = nowMillis - face.seenAtMillis() <= rules.rememberMillis();
            if (recent && found.stream().noneMatch(box -> box.iou(face.box()) >= SAME_FACE)) {
                known.add(face);
            }
        }
        return List.copyOf(known);
    }
}
