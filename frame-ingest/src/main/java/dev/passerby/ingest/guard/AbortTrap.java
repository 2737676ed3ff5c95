package dev.passerby.ingest.guard;

import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes {@code abort()} a crash that the JVM reports. FFmpeg's assertions and the C library's check of a damaged heap end in
 * it, and the JVM alone lets it pass: the process is gone, nothing says which thread it was, and a core file with all of
 * its memory may be left. With an address as the signal's handler that no process has, the thread that aborts faults at
 * that address, and a fault is what the JVM does report.
 */
public final class AbortTrap {

    private static final Logger LOG = LoggerFactory.getLogger(AbortTrap.class);
    private static final int SIGABRT = 6;
    /** In the page at address zero, which is never mapped; not 0 to 2, which mean something as handlers. */
    private static final long NOWHERE = 8;

    private AbortTrap() {}

    /** Sets the trap in this process, which needs {@code --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED}. */
    public static void set() {
        try {
            Method handle =
                    Class.forName("jdk.internal.misc.Signal").getDeclaredMethod("handle0", int.class, long.class);
            handle.setAccessible(true);
            Object unused = handle.invoke(null, SIGABRT, NOWHERE);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.info("a camera that makes the decoder abort cannot be named on this Java: {}", e.toString());
        }
    }

    /** The JVM option without which the trap cannot be set. */
    static String option() {
        return "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";
    }
}
