package dev.passerby.vision.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static final double X = Assignment.IMPOSSIBLE;

    @Test
    void theLeastSumBeatsTheLeastPair() {
        // Greedy takes 0.1 and leaves the second row alone at 1.5.
        assertThat(Assignment.of(new double[][] {{0.1, 0.2}, {0.15, X}}, 1.5)).containsExactly(1, 0);
    }

    @Test
    void aRowStaysAloneRatherThanStretchTwoPairs() {
        assertThat(Assignment.of(new double[][] {{0.1, 0.9}, {0.9, X}}, 1.5)).containsExactly(0, -1);
    }

    @Test
    void impossiblePairsAreNeverMade() {
        assertThat(Assignment.of(new double[][] {{X, X}, {X, 0.3}}, 1.5)).containsExactly(-1, 1);
        assertThat(Assignment.of(new double[0][0], 1.5)).isEmpty();
        assertThat(Assignment.of(new double[][] {{}, {}}, 1.5)).containsExactly(-1, -1);
    }

    @Test
    void theSumIsTheLeastOfAllPairings() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            double[][] cost = new double[1 + random.nextInt(5)][random.nextInt(6)];
            for (double[] row : cost) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = random.nextInt(4) == 0 ? X : random.nextDouble() * 3 - 1;
                }
            }
            int[] found = Assignment.of(cost, 1.5);
            double sum = 0;
            boolean[] taken = new boolean[cost[0].length];
            for (int i = 0; i < found.length; i++) {
                sum += found[i] < 0 ? 1.5 : cost[i][found[i]];
                if (found[i] >= 0) {
                    assertThat(taken[found[i]]).isFalse();
                    taken[found[i]] = true;
                }
            }
            assertThat(sum).isCloseTo(least(cost, 0, new boolean[cost[0].length]), within(1e-9));
        }
    }

    /** Every pairing tried. */
    private static double least(double[][] cost, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double best = 1.5 + least(cost, row + 1, taken);
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.min(best, cost[row][j] + least(cost, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }
}
