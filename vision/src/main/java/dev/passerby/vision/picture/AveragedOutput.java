package dev.passerby.vision.picture;

/**
 * One result of {@link AreaAverage} in the making: it notes the running sums where an output row begins and writes the
 * row where it ends.
 *
 * <p>Sums may overflow; differences of them do not, as long as one output pixel covers fewer than eight million source
 * pixels.
 */
final class AveragedOutput {

    private final AreaAverage.Output output;
    private final Spans columns;
    private final Spans rows;
    /** The sums at the beginnings of the rows not yet written, red, green, blue planes; row {@code i} at {@code i % length}. */
    private final int[][] begun;

    private final float[] line;
    private int nextBegin;
    private int nextEnd;

    AveragedOutput(AreaAverage.Output output, int sourceWidth, int sourceHeight) {
        this.output = output;
        columns = Spans.of(sourceWidth, output.width());
        rows = Spans.of(sourceHeight, output.height());
        begun = new int[rows.overlap()][3 * output.width()];
        line = new float[output.width()];
    }

    /** Takes note that {@code sums} now covers all source rows above {@code y}. */
    void reached(int y, int[] sums) {
        while (nextEnd < output.height() && rows.end(nextEnd) == y) {
            // A row can end at y only if it began above, and it must be written before its place is taken.
            write(nextEnd, sums);
            nextEnd++;
        }
        while (nextBegin < output.height() && rows.begin(nextBegin) == y) {
            begin(begun[nextBegin % begun.length], sums);
            nextBegin++;
        }
    }

    private void begin(int[] noted, int[] sums) {
        int width = output.width();
        for (int x = 0; x < width; x++) {
            int left = 3 * columns.begin(x);
            int right = 3 * columns.end(x);
            noted[x] = sums[right] - sums[left];
            noted[width + x] = sums[right + 1] - sums[left + 1];
            noted[2 * width + x] = sums[right + 2] - sums[left + 2];
        }
    }

    private void write(int row, int[] sums) {
        int[] noted = begun[row % begun.length];
        int width = output.width();
        float rowFactor = AreaAverage.SCALE / (rows.end(row) - rows.begin(row));
        for (int channel = 0; channel < 3; channel++) {
            int plane = channel * width;
            for (int x = 0; x < width; x++) {
                int sum = sums[3 * columns.end(x) + channel] - sums[3 * columns.begin(x) + channel] - noted[plane + x];
                line[x] = sum * rowFactor / columns.length(x) - AreaAverage.MEAN * AreaAverage.SCALE;
            }
            output.target().put(output.offset() + (channel * output.height() + row) * width, line);
        }
    }
}
