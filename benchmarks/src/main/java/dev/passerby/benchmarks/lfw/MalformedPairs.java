package dev.passerby.benchmarks.lfw;

/** A pairs file, or a choice of its folds, that cannot be used; the message says where and why in one line. */
public final class MalformedPairs extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedPairs(String message) {
        super(message);
    }
}
