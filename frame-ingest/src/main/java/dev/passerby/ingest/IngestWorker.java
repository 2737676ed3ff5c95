package dev.passerby.ingest;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.guard.AbortTrap;
import dev.passerby.ingest.guard.GuardedProcess;
import dev.passerby.ingest.guard.Quarantine;
import dev.passerby.ingest.guard.WorkerCommand;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Ingest as the child of its guard, until the guard ends or is told to. */
public final class IngestWorker {

    private static final int BAD_SETTINGS = 2;

    private IngestWorker() {}

    public static void main(String[] arguments) throws InterruptedException {
        run(UnaryOperator.identity());
    }

    /**
     * Reads cameras until the process is told to end.
     *
     * @param around may put something around the way to the cameras
     */
    public static void run(UnaryOperator<CameraConnector> around) throws InterruptedException {
        AbortTrap.set();
        IngestEnvironment environment;
        Quarantine quarantine;
        try {
            environment = IngestEnvironment.of(System.getenv());
            quarantine = Quarantine.parse(System.getenv().getOrDefault(Quarantine.VARIABLE, ""));
        } catch (IllegalArgumentException e) {
            System.err.println("frame-ingest cannot start: " + e.getMessage());
            System.exit(BAD_SETTINGS);
            return;
        }
        IngestService service = new IngestService(
                environment.settings(),
                environment.brokers(),
                environment.topics(),
                quarantine,
                WorkerCommand.restarts(System.getenv()),
                around);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
        GuardedProcess.tie();
        try {
            service.start();
        } catch (UncheckedIOException e) {
            System.err.println("frame-ingest cannot start: " + e.getMessage());
            System.exit(BAD_SETTINGS);
        }
        new CountDownLatch(1).await();
    }
}
