package dev.passerby.ingest.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How the child is started: a JVM with this one's classes and environment.
 *
 * @param main its program
 * @param inherited those of this JVM's options that are also the child's
 * @param environment variables that differ from this process's
 */
public record WorkerCommand(Class<?> main, List<String> inherited, Map<String, String> environment) {

    /** Further options of the child's JVM, which go before all others. */
    private static final String OPTIONS_VARIABLE = "PASSERBY_INGEST_JAVA_OPTS";

    /** How often the guard has started the child again. */
    private static final String RESTARTS_VARIABLE = "PASSERBY_INGEST_RESTARTS";

    private static final String WORKER_VARIABLE = "PASSERBY_INGEST_WORKER";
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");
    // What listens on a port that this process has taken already.
    private static final Pattern ALONE = Pattern.compile("-(agent|javaagent|Xrun|Dcom\\.sun\\.management\\.).*");

    public WorkerCommand {
        inherited = List.copyOf(inherited);
        Map<String, String> all = new HashMap<>(environment);
        if (System.getenv(WORKER_VARIABLE) == null) {
            // One name for all of the guard's children, one after the other.
            all.putIfAbsent(
                    WORKER_VARIABLE, "ingest-" + UUID.randomUUID().toString().substring(0, 8));
        }
        environment = Map.copyOf(all);
    }

    /** All options of this JVM, for a process that is nothing but the guard. */
    public static List<String> allOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !ALONE.matcher(option).matches())
                .toList();
    }

    /** The properties and opened packages of this JVM, for a process with a heap for more than ingest. */
    public static List<String> properties() {
        return allOptions().stream()
                .filter(option -> option.startsWith("-D") || option.startsWith("--add-"))
                .toList();
    }

    /** The same for a child that is told how many there were before it. */
    WorkerCommand asRestart(int restarts) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(RESTARTS_VARIABLE, Integer.toString(restarts));
        return new WorkerCommand(main, inherited, all);
    }

    /** What {@link #asRestart} told; 0 for a process without a guard. */
    public static int restarts(Map<String, String> variables) {
        String text = variables.getOrDefault(RESTARTS_VARIABLE, "0");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    ProcessBuilder builder(Quarantine quarantine) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options());
        words.add(main.getName());
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        // Native memory: few allocator arenas, for frames come and go on many threads.
        variables.putIfAbsent("MALLOC_ARENA_MAX", "2");
        variables.putAll(environment);
        variables.put("CLASSPATH", System.getProperty("java.class.path"));
        variables.put(Quarantine.VARIABLE, quarantine.text());
        return builder;
    }

    private List<String> options() {
        List<String> chosen = new ArrayList<>(inherited);
        String further = System.getenv().getOrDefault(OPTIONS_VARIABLE, "").strip();
        if (!further.isEmpty()) {
            chosen.addAll(List.of(further.split("\\s+")));
        }
        List<String> all = new ArrayList<>(List.of(
                "-Xmx512m",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=" + memoryBytes() / 2,
                "-Djava.awt.headless=true",
                "-XX:+ExitOnOutOfMemoryError"));
        if (chosen.stream().noneMatch(option -> COLLECTOR.matcher(option).matches())) {
            all.add("-XX:+UseSerialGC");
        }
        // The JVM takes the last of two that contradict each other.
        all.addAll(chosen);
        // A crash is told to the guard and to nobody else: no core and no report stays behind.
        all.addAll(List.of(
                "-XX:+ErrorFileToStdout", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorLogTimeout=5", AbortTrap.option()));
        return all;
    }

    /** The memory of the machine, or of the container. */
    private static long memoryBytes() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known ? known.getTotalMemorySize() : 4L << 30;
    }
}
