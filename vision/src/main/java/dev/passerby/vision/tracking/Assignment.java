package dev.passerby.vision.tracking;

import java.util.Arrays;

/**
 * The pairing of rows with columns whose costs sum to the least, where a row may also stay alone at a price.
 *
 * <p>Kuhn's and Munkres' method with potentials, one shortest augmenting path per row (Jonker and Volgenant 1987); cubic, for
 * the tens of faces of a frame.
 */
final class Assignment {

    /** Stands for a pair that is not allowed. */
    static final double IMPOSSIBLE = 1e6;

    private Assignment() {}

    /**
     * The column of each row, or -1 for a row alone.
     *
     * @param cost {@code [rows][columns]}, {@link #IMPOSSIBLE} for pairs that are not allowed
     * @param alone the price of a row without a column
     */
    static int[] of(double[][] cost, double alone) {
        int rows = cost.length;
        if (rows == 0) {
            return new int[0];
        }
        int real = cost[0].length;
        int columns = real + rows; // Each row has a column of its own for staying alone.
        double[] rowPotential = new double[rows + 1];
        double[] columnPotential = new double[columns + 1];
        int[] rowOf = new int[columns + 1]; // Index 0 stands for "none yet"; rows and columns count from 1.
        for (int row = 1; row <= rows; row++) {
            int[] way = new int[columns + 1];
            double[] slack = new double[columns + 1];
            boolean[] done = new boolean[columns + 1];
            Arrays.fill(slack, Double.POSITIVE_INFINITY);
            rowOf[0] = row;
            int column = 0;
            do {
                done[column] = true;
                int current = rowOf[column];
                double least = Double.POSITIVE_INFINITY;
                int next = 0;
                for (int j = 1; j <= columns; j++) {
                    if (done[j]) {
                        continue;
                    }
                    double price = j <= real ? cost[current - 1][j - 1] : j - real == current ? alone : IMPOSSIBLE;
                    double reduced = price - rowPotential[current] - columnPotential[j];
                    if (reduced < slack[j]) {
                        slack[j] = reduced;
                        way[j] = column;
                    }
                    if (slack[j] < least) {
                        least = slack[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= columns; j++) {
                    if (done[j]) {
                        rowPotential[rowOf[j]] += least;
                        columnPotential[j] -= least;
                    } else {
                        slack[j] -= least;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[way[column]];
                column = way[column];
            }
        }
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, -1);
        for (int j = 1; j <= real; j++) {
            if (rowOf[j] != 0 && cost[rowOf[j] - 1][j - 1] < IMPOSSIBLE) {
                columnOf[rowOf[j] - 1] = j - 1;
            }
        }
        return columnOf;
    }
}
