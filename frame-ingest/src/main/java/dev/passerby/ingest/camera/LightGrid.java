package dev.passerby.ingest.camera;

/**
 * How bright each part of a picture is: the mean luma of cells of {@value #CELL} by {@value #CELL} pixels, from 0 to 255.
 * What is left over at the right and at the bottom belongs to no cell.
 *
 * @param columns cells across
 * @param rows cells down
 * @param light the cells' brightness, row by row; never changed after construction
 */
public record LightGrid(int columns, int rows, float[] light) {

    /** A cell's side, pixels. A face that can be named covers a dozen cells, however large the picture. */
    public static final int CELL = 16;

    /** The grid of a picture whose brightness cannot be told. It is like no other. */
    public static final LightGrid UNKNOWN = new LightGrid(0, 0, new float[0]);

    public LightGrid {
        if (light.length != columns * rows) {
            throw new IllegalArgumentException(
                    "a grid of " + columns + " by " + rows + " cells got " + light.length + " of them");
        }
    }

    /** Whether the two can be compared cell by cell. */
    public boolean hasShapeOf(LightGrid other) {
        return light.length > 0 && columns == other.columns && rows == other.rows;
    }
}
