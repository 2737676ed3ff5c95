package dev.passerby.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that timings were taken on.
 *
 * @param cores how many processors the system offers
 * @param processor its name, as the system tells
 * @param floors what it does at most
 */
public record Machine(int cores, String processor, Floors floors) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** This machine. */
    public static Machine here(Floors floors) {
        return new Machine(Runtime.getRuntime().availableProcessors(), processorName(), floors);
    }

    /** The processor's name, as the system tells. */
    public static String processorName() {
        try (Stream<String> lines = Files.lines(LINUX)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(Machine::architecture);
        } catch (IOException e) {
            return architecture();
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch", "unknown");
    }
}
