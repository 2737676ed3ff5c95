package dev.passerby.standalone.live;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of the user or the system that the process ends: Ctrl-C or a termination signal.
 *
 * <p>Taken as a signal and not as a shutdown hook, because hooks run side by side: the inference engine's own hook would
 * free its memory under the job that still uses it. So the process first closes in order, then exits.
 */
public final class Interruption {

    /** The signals, and the exit status that a shell gives to whom they ended. */
    private static final Map<String, Integer> ENDINGS = Map.of("INT", 130, "TERM", 143);

    private final CountDownLatch requested = new CountDownLatch(1);

    private Interruption() {}

    /** Takes over the interrupt and termination signals of this process; a second one ends it at once. */
    public static Interruption ofThisProcess() {
        Interruption interruption = new Interruption();
        ENDINGS.forEach((name, status) -> handle(name, () -> interruption.request(status)));
        return interruption;
    }

    /** Both signals end this process at once, without hooks: for what has nothing to close. */
    public static void endsThisProcess() {
        ENDINGS.forEach(
                (name, status) -> handle(name, () -> Runtime.getRuntime().halt(status)));
    }

    /** Whether the end was asked for. */
    public boolean requested() {
        return requested.getCount() == 0;
    }

    /** Waits until the end is asked for; false when the time ran out before. */
    public boolean await(Duration most) throws InterruptedException {
        return requested.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void request(int status) {
        if (requested()) {
            Runtime.getRuntime().halt(status);
        }
        requested.countDown();
    }

    // By reflection: the compiler warns of every direct use of the only API that Java has for signals.
    private static void handle(String name, Runnable reaction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handles = Proxy.newProxyInstance(
                    Interruption.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            reaction.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handles);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot take the " + name + " signal", e);
        }
    }
}
