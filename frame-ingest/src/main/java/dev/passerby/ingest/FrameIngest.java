package dev.passerby.ingest;

import dev.passerby.ingest.guard.IngestGuard;
import dev.passerby.ingest.guard.WorkerCommand;
import java.util.List;
import java.util.Map;

/** Ingest as a process of its own, until it is told to end: a guard, and a child that reads the cameras. */
public final class FrameIngest {

    private static final int BAD_SETTINGS = 2;

    private FrameIngest() {}

    public static void main(String[] arguments) {
        try {
            IngestEnvironment.of(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("frame-ingest cannot start: " + e.getMessage());
            System.exit(BAD_SETTINGS);
            return;
        }
        IngestGuard guard = guarded(WorkerCommand.allOptions(), Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(guard::close, "shutdown"));
        System.exit(guard.ended().join());
    }

    /**
     * Starts ingest in a child process of this one.
     *
     * @param options of the child's JVM
     * @param variables of its environment, where they differ from this process's
     */
    public static IngestGuard guarded(List<String> options, Map<String, String> variables) {
        return IngestGuard.start(new WorkerCommand(IngestWorker.class, options, variables));
    }
}
