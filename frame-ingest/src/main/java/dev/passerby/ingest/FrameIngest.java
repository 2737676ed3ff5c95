package dev.passerby.ingest;

import java.util.concurrent.CountDownLatch;

/** Ingest as a process of its own, until it is told to end. */
public final class FrameIngest {

    private FrameIngest() {}

    public static void main(String[] arguments) throws InterruptedException {
        IngestEnvironment environment;
        try {
            environment = IngestEnvironment.of(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("frame-ingest cannot start: " + e.getMessage());
            System.exit(2);
            return;
        }
        IngestService service = new IngestService(environment.settings(), environment.brokers(), environment.topics());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            service.close();
                            ended.countDown();
                        },
                        "shutdown"));
        service.start();
        ended.await();
    }
}
