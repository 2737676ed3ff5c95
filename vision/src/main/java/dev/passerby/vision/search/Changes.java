package dev.passerby.vision.search;

import dev.passerby.vision.detection.SearchArea;
import dev.passerby.vision.picture.Region;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Changed cells as areas to search: each group of neighbours with room around it for a face of its own size. */
final class Changes {

    /** A face that comes changes what it covers: about its own size. */
    private static final double LARGEST_FACE = 1.5;

    /** Room around changed cells, in their shorter side. */
    private static final double ROOM = 0.4;

    /** Fewer changed cells beside each other are no face of the smallest size. */
    private static final int FEWEST_CELLS = 2;

    private final Cells cells;
    private final BitSet left;

    private Changes(Cells cells, BitSet changed) {
        this.cells = cells;
        left = (BitSet) changed.clone();
    }

    /** The areas, inside a picture of some size; those that overlap are one. */
    static List<SearchArea> areas(Cells cells, BitSet changed, Region picture) {
        Changes changes = new Changes(cells, changed);
        List<SearchArea> areas = new ArrayList<>();
        for (int cell = changes.left.nextSetBit(0); cell >= 0; cell = changes.left.nextSetBit(0)) {
            Region group = changes.takeGroup(cell);
            if (group.width() * group.height() >= FEWEST_CELLS) {
                areas.add(around(group, picture));
            }
        }
        return joined(areas);
    }

    /**
     * The smallest region of cells around all that can be reached from one over changed neighbours, one cell left out allowed.
     */
    private Region takeGroup(int first) {
        Deque<Integer> reached = new ArrayDeque<>(List.of(first));
        left.clear(first);
        Region group = cell(first % cells.columns(), first / cells.columns());
        while (!reached.isEmpty()) {
            int cell = reached.remove();
            int column = cell % cells.columns();
            int row = cell / cells.columns();
            group = group.union(cell(column, row));
            for (int y = Math.max(0, row - 2); y <= Math.min(cells.rows() - 1, row + 2); y++) {
                for (int x = Math.max(0, column - 2); x <= Math.min(cells.columns() - 1, column + 2); x++) {
                    int neighbour = y * cells.columns() + x;
                    if (left.get(neighbour)) {
                        left.clear(neighbour);
                        reached.add(neighbour);
                    }
                }
            }
        }
        return group;
    }

    private static Region cell(int column, int row) {
        return new Region(column, row, column + 1, row + 1);
    }

    private static SearchArea around(Region group, Region picture) {
        int shorter = Cells.SIDE * Math.min(group.width(), group.height());
        int room = (int) (ROOM * shorter) + Cells.SIDE;
        Region region = new Region(
                        Cells.SIDE * group.left() - room,
                        Cells.SIDE * group.top() - room,
                        Cells.SIDE * group.right() + room,
                        Cells.SIDE * group.bottom() + room)
                .within(picture);
        return new SearchArea(region, 0, LARGEST_FACE * shorter + 2 * Cells.SIDE);
    }

    private static List<SearchArea> joined(List<SearchArea> areas) {
        List<SearchArea> apart = new ArrayList<>();
        for (SearchArea area : areas) {
            SearchArea grown = area;
            for (int i = 0; i < apart.size(); i++) {
                if (apart.get(i).region().overlaps(grown.region())) {
                    grown = both(apart.remove(i), grown);
                    i = -1; // it may have grown into one that it was compared with
                }
            }
            apart.add(grown);
        }
        return apart;
    }

    private static SearchArea both(SearchArea a, SearchArea b) {
        return new SearchArea(
                a.region().union(b.region()), Math.min(a.smallest(), b.smallest()), Math.max(a.largest(), b.largest()));
    }
}
