package dev.passerby.benchmarks.boxes;

/** A boxes file that cannot be used: one line that names the file, the line, the rule and what is there instead. */
public final class MalformedBoxes extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedBoxes(String message) {
        super(message);
    }
}
