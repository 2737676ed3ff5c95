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
    private final int width;
    private final int height;
    private final Spans columns;
    private final Spans rows;
    /** The sums at the beginnings of the rows not yet written, red, green, blue planes; row {@code i} at {@code i % length}. */
    private final int[][] begun;

    private final float[] line;
    private int nextBegin;
    private int nextEnd;

    /**
     * A result to be made.
     *
     * @param needed the part of the source that the sums will cover
     */
    AveragedOutput(AreaAverage.Output output, int sourceWidth, int sourceHeight, Region needed) {
        this.output = output;
        Region part = output.part();
        width = part.width();
        height = part.height();
        columns = Spans.of(sourceWidth, output.width(), part.left(), part.right(), needed.left());
        rows = Spans.of(sourceHeight, output.height(), part.top(), part.bottom(), needed.top());
        begun = new int[rows.overlap()][3 * width];
        line = new float[width];
    }

    /** Takes note that {@code sums} now covers all needed rows above {@code y}. */
    void reached(int y, int[] sums) {
        while (nextEnd < height && rows.end(nextEnd) == y) {
            // A row can end at y only if it began above, and it must be written before its place is taken.
            write(nextEnd, sums);
            nextEnd++;
        }
        while (nextBegin < height && rows.begin(nextBegin) == y) {
            begin(begun[nextBegin % begun.length], sums);
            nextBegin++;
        }
    }

    private void begin(int[] noted, int[] sums) {
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
        float rowFactor = AreaAverage.SCALE / (rows.end(row) - rows.begin(row));
        for (int channel = 0; channel < 3; channel++) {
            int plane = channel * width;
            for (int x = 0; x < width; x++) {
                int sum = sums[3 * columns.end(x) + channel] - sums[3 * columns.begin(x) + channel] - noted[plane + x];
                line[x] = sum * rowFactor / columns.length(x) - AreaAverage.MEAN * AreaAverage.SCALE;
            }
            output.target().put(output.offset() + (channel * height + row) * width, line);
        }
    }
}
