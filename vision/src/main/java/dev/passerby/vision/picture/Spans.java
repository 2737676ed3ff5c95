package dev.passerby.vision.picture;

/** The source pixels that each output pixel of one direction covers, by the rule of adaptive average pooling. */
final class Spans {

    private final int[] begins;
    private final int[] ends;

    private Spans(int[] begins, int[] ends) {
        this.begins = begins;
        this.ends = ends;
    }

    /**
     * The spans of some of the output pixels.
     *
     * @param from the first output pixel
     * @param to the first after them
     * @param origin the source pixel that the spans are counted from
     */
    static Spans of(int sourceLength, int outputLength, int from, int to, int origin) {
        int[] begins = new int[to - from];
        int[] ends = new int[to - from];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = begin(from + i, sourceLength, outputLength) - origin;
            ends[i] = end(from + i, sourceLength, outputLength) - origin;
        }
        return new Spans(begins, ends);
    }

    /** The first source pixel that an output pixel covers. */
    static int begin(int output, int sourceLength, int outputLength) {
        return (int) ((long) output * sourceLength / outputLength);
    }

    /** The first source pixel after those that an output pixel covers. */
    static int end(int output, int sourceLength, int outputLength) {
        return (int) (((long) (output + 1) * sourceLength + outputLength - 1) / outputLength);
    }

    int begin(int output) {
        return begins[output];
    }

    /** The first source pixel after the span. */
    int end(int output) {
        return ends[output];
    }

    int length(int output) {
        return ends[output] - begins[output];
    }

    /** The largest number of spans that are open at the same place. */
    int overlap() {
        int most = 1;
        int first = 0;
        for (int i = 0; i < begins.length; i++) {
            while (ends[first] <= begins[i]) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }
}
