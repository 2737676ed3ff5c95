package dev.passerby.vision.search;

import dev.passerby.vision.detection.SearchArea;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.Picture;
import java.util.List;

/** Where one frame is searched, and what is known once it was. Lives for one frame; not state. */
public final class SearchPlan {

    private final CameraView before;
    private final int width;
    private final int height;
    private final Cells cells;
    /** The areas that are searched for faces of every size that they can hold. */
    private final List<SearchArea> changes;

    private final List<SearchArea> areas;
    private final boolean whole;
    private final long capturedAtMillis;
    private final SearchRules rules;

    SearchPlan(
            CameraView before,
            Picture picture,
            Cells cells,
            List<SearchArea> changes,
            List<SearchArea> areas,
            boolean whole,
            long capturedAtMillis,
            SearchRules rules) {
        this.before = before;
        width = picture.width();
        height = picture.height();
        this.cells = cells;
        this.changes = changes;
        this.areas = List.copyOf(areas);
        this.whole = whole;
        this.capturedAtMillis = capturedAtMillis;
        this.rules = rules;
    }

    /** What to search; nothing where nothing changed and nobody was there. */
    public List<SearchArea> areas() {
        return areas;
    }

    /** Whether that is everything. */
    public boolean isWhole() {
        return whole;
    }

    /** The view after the search. */
    public CameraView found(List<Box> faces) {
        List<KnownFace> known = before.remembered(faces, capturedAtMillis, rules);
        if (whole) {
            return new CameraView(
                    width, height, cells.light(), cells.texture(), capturedAtMillis, capturedAtMillis, known);
        }
        byte[] light = before.light().clone();
        byte[] texture = before.texture().clone();
        for (SearchArea area : changes) {
            int columns = cells.columns();
            for (int row = area.region().top() / Cells.SIDE;
                    row * Cells.SIDE < area.region().bottom();
                    row++) {
                int from = row * columns + area.region().left() / Cells.SIDE;
                int to = row * columns + (area.region().right() + Cells.SIDE - 1) / Cells.SIDE;
                System.arraycopy(cells.light(), from, light, from, to - from);
                System.arraycopy(cells.texture(), from, texture, from, to - from);
            }
        }
        long changesAtMillis = changes.isEmpty() ? before.changesAtMillis() : capturedAtMillis;
        return new CameraView(width, height, light, texture, before.wholeAtMillis(), changesAtMillis, known);
    }
}
