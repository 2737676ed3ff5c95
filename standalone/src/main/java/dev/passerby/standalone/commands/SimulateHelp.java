package dev.passerby.standalone.commands;

import dev.passerby.simulator.fault.FaultWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The end of {@code passerby simulate --help}: how faults are written, and all there are. */
final class SimulateHelp {

    private static final List<String> STEPS = List.of(
            "",
            "A step is '[CAMERAS:] at|from|every TIME FAULT [for TIME]':",
            "  at 10s silent for 5s      from 20s loss 2%      every 3s staggered close",
            "  at 30s clip other.mkv     every 1m stall 5s     flap-*: every 3s close",
            "",
            "Faults:");

    private static final List<String> EXAMPLES = List.of(
            "",
            "Examples:",
            "  ./passerby simulate door=a.mkv yard=day.mkv,night.mkv",
            "  ./passerby simulate --fault \"every 20s stall 5s\" --fault \"loss 2%\" door=a.mkv",
            "  ./passerby simulate --count 100 --fault \"every 3s staggered close\" flap=a.mkv",
            "",
            "Exit codes: 0 interrupted, 1 serving failed, 2 the input cannot be used.");

    private SimulateHelp() {}

    /** The lines as picocli wants them, which takes them for a format. */
    static String[] lines() {
        List<String> lines = new ArrayList<>(STEPS);
        Arrays.stream(FaultWord.values()).forEach(word -> {
            lines.add("  " + word.form());
            lines.add("      " + word.effect());
        });
        lines.addAll(EXAMPLES);
        return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
    }
}
