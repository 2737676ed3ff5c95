package dev.passerby.deploy.scaling;

import dev.passerby.deploy.standin.NumberedFrame;
import dev.passerby.wire.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One line of the table that {@code deploy/scale-out} prints: gives the running job more frames than it can look at, and
 * measures how many it looks at a second, as its own counters tell.
 */
public final class ScaleOut {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** Code gets compiled and buffers fill. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ScaleOut() {}

    /** BROKER REST TASK-MANAGERS SUBTASKS CAMERAS LOOK-MILLIS SECONDS; prints one comma-separated line. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 7) {
            System.err.println("usage: ScaleOut BROKER REST TASK-MANAGERS SUBTASKS CAMERAS LOOK-MILLIS SECONDS");
            System.exit(2);
        }
        int subtasks = Integer.parseInt(arguments[3]);
        int cameras = Integer.parseInt(arguments[4]);
        int lookMillis = Integer.parseInt(arguments[5]);
        int seconds = Integer.parseInt(arguments[6]);
        List<String> ids = CameraShares.cameras(cameras);
        // Half as many again as fit into the time; one frame of each camera at the least.
        double fitting = (seconds + 2 * WARM_UP.toSeconds()) * subtasks * 1_000.0 / lookMillis;
        fill(arguments[0], ids, (long) Math.ceil(1.5 * fitting / cameras));
        Throughput throughput = measure(new LookedAtFrames(arguments[1]), Duration.ofSeconds(seconds));
        System.out.printf(
                "%s,%d,%d,%d,%.1f,%.2f,%.3f%n",
                arguments[2],
                subtasks,
                cameras,
                lookMillis,
                throughput.seconds(),
                throughput.perSecond(),
                CameraShares.of(ids, subtasks).evenness());
    }

    private static void fill(String broker, List<String> cameras, long rounds) {
        long epoch = System.currentTimeMillis();
        try (Frames frames = new Frames(broker, Topics.STANDARD)) {
            for (long number = 0; number < rounds; number++) {
                for (String camera : cameras) {
                    frames.send(camera, epoch, NumberedFrame.of(number, 1));
                }
            }
        }
    }

    private static Throughput measure(LookedAtFrames frames, Duration time) throws IOException, InterruptedException {
        Throughput throughput = new Throughput();
        long start = System.nanoTime();
        boolean warm = false;
        while (!warm || throughput.seconds() < time.toSeconds()) {
            throughput.look(System.nanoTime(), frames.count());
            if (!warm && throughput.seconds() > WARM_UP.toSeconds()) {
                warm = true;
                throughput = new Throughput();
            }
            if (System.nanoTime() - start > time.plus(PATIENCE).toNanos()) {
                throw new IllegalStateException(
                        "the job stopped looking at frames; what it does is in the folder's logs");
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return throughput;
    }
}
