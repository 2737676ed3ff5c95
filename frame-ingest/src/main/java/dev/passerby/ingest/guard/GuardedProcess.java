package dev.passerby.ingest.guard;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The child's side of the bond with its guard. It ends when the guard does, however that ends: its standard input is a
 * pipe that closes then. And it ends as a whole when one of its threads dies of an error, for a camera without its
 * thread would be gone and nobody would notice; the guard starts everything again.
 */
public final class GuardedProcess {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedProcess.class);
    /** What the JVM itself exits with when its heap is full and it was told to end. */
    private static final int BROKEN = 3;

    private GuardedProcess() {}

    /** Ties this process to the one that started it. */
    public static void tie() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            LOG.error("thread {} died, so ingest ends: {}", thread.getName(), failure.toString());
            Runtime.getRuntime().halt(BROKEN);
        });
        Thread watch = new Thread(GuardedProcess::awaitEndOfInput, "guard");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nobody says anything on this stream; that it ends is the message.
            }
        } catch (IOException e) {
            // A broken stream has ended, too.
        }
        System.exit(0);
    }
}
