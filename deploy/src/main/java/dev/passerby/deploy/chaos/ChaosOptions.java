package dev.passerby.deploy.chaos;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a run is asked for.
 *
 * @param seed from which story and plan follow
 * @param shortRun whether it is the short form
 * @param frames how many frames there are at least
 * @param framesPerSecond of all cameras together
 * @param slack by how much the times allowed for coming back are stretched, for a machine that others use too
 * @param networks whether each process gets a network of its own, which needs root
 * @param directory the cluster's
 * @param script {@code deploy/local-cluster}
 * @param passerby the command line
 */
record ChaosOptions(
        long seed,
        boolean shortRun,
        long frames,
        int framesPerSecond,
        double slack,
        boolean networks,
        Path directory,
        Path script,
        Path passerby) {

    static final String USAGE = "usage: deploy/chaos --seed N [--short] [--frames N] [--rate FRAMES_PER_SECOND]"
            + " [--slack FACTOR] [--namespaces] [--dir DIR] --script LOCAL_CLUSTER --passerby COMMAND_LINE";

    private static final long FRAMES = 100_000;
    private static final long FRAMES_IN_SHORT = 15_000;
    private static final int FRAMES_PER_SECOND = 100;

    /** @throws IllegalArgumentException saying in a line what is wrong with the arguments */
    static ChaosOptions parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        Long seed = null;
        boolean shortRun = false;
        Long frames = null;
        int rate = FRAMES_PER_SECOND;
        double slack = 1;
        boolean networks = false;
        Path directory = Path.of("deploy/target/chaos");
        Path script = Path.of("deploy/local-cluster");
        Path passerby = Path.of("passerby");
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            switch (option) {
                case "--seed" -> seed = number(option, left);
                case "--short" -> shortRun = true;
                case "--frames" -> frames = number(option, left);
                case "--rate" -> rate = Math.toIntExact(Math.max(1, number(option, left)));
                case "--slack" -> slack = Math.max(1, number(option, left));
                case "--namespaces" -> networks = true;
                case "--dir" -> directory = Path.of(value(option, left));
                case "--script" -> script = Path.of(value(option, left));
                case "--passerby" -> passerby = Path.of(value(option, left));
                default -> throw new IllegalArgumentException("'" + option + "' is no option; " + USAGE);
            }
        }
        if (seed == null) {
            throw new IllegalArgumentException("--seed is missing; " + USAGE);
        }
        if (frames == null) {
            frames = shortRun ? FRAMES_IN_SHORT : FRAMES;
        }
        return new ChaosOptions(
                seed,
                shortRun,
                frames,
                rate,
                slack,
                networks,
                directory.toAbsolutePath(),
                script.toAbsolutePath(),
                passerby.toAbsolutePath());
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value; " + USAGE);
        }
        return left.removeFirst();
    }

    private static long number(String option, Deque<String> left) {
        String text = value(option, left);
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException(option + " must be a whole number, got '" + text + "'");
        }
        return Long.parseLong(text);
    }
}
