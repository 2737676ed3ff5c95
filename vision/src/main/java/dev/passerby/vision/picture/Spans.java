package dev.passerby.vision.picture;

/** The source pixels that each output pixel of one direction covers, by the rule of adaptive average pooling. */
final class Spans {

    private final int[] begins;
    private final int[] ends;

    private Spans(int[] begins, int[] ends) {
        this.begins = begins;
        this.ends = ends;
    }

    static Spans of(int sourceLength, int outputLength) {
        int[] begins = new int[outputLength];
        int[] ends = new int[outputLength];
        for (int i = 0; i < outputLength; i++) {
            begins[i] = (int) ((long) i * sourceLength / outputLength);
            ends[i] = (int) (((long) (i + 1) * sourceLength + outputLength - 1) / outputLength);
        }
        return new Spans(begins, ends);
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
