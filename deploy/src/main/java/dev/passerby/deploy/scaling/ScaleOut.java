package dev.passerby.deploy.scaling;

import dev.passerby.deploy.standin.NumberedFrame;
import dev.passerby.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * One line of the table that {@code deploy/scale-out} prints: gives the running job more frames than it can look at, and
 * measures how many it completes a second. A frame is complete when a checkpoint is that was taken after it went through.
 */
public final class ScaleOut {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    /** What the job takes in before it gives anything out, in buffers, would be counted as done. */
    private static final Duration WARM_UP = Duration.ofSeconds(25);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String broker;
    private final Topics topics;
    private final String group;

    private ScaleOut(String broker, Topics topics, String group) {
        this.broker = broker;
        this.topics = topics;
        this.group = group;
    }

    /** BROKER TASK-MANAGERS SUBTASKS CAMERAS LOOK-MILLIS SECONDS; prints one comma-separated line. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 6) {
            System.err.println("usage: ScaleOut BROKER TASK-MANAGERS SUBTASKS CAMERAS LOOK-MILLIS SECONDS");
            System.exit(2);
        }
        int subtasks = Integer.parseInt(arguments[2]);
        int cameras = Integer.parseInt(arguments[3]);
        int lookMillis = Integer.parseInt(arguments[4]);
        int seconds = Integer.parseInt(arguments[5]);
        ScaleOut measured = new ScaleOut(arguments[0], Topics.STANDARD, "passerby-pipeline");
        List<String> ids = CameraShares.cameras(cameras);
        // Half as many again as fit into the time; one frame of each camera at the least.
        long rounds = Math.max(1, Math.round(1.5 * (seconds + 60) * subtasks * 1_000.0 / lookMillis / cameras));
        measured.fill(ids, rounds);
        Throughput throughput = measured.measure(Duration.ofSeconds(seconds));
        System.out.printf(
                "%s,%d,%d,%d,%.1f,%.2f,%.3f%n",
                arguments[1],
                subtasks,
                cameras,
                lookMillis,
                throughput.seconds(),
                throughput.perSecond(),
                CameraShares.of(ids, subtasks).evenness());
    }

    private void fill(List<String> cameras, long rounds) {
        long epoch = System.currentTimeMillis();
        try (Frames frames = new Frames(broker, topics)) {
            for (long number = 0; number < rounds; number++) {
                for (String camera : cameras) {
                    frames.send(camera, epoch, NumberedFrame.of(number, 1));
                }
            }
        }
    }

    private Throughput measure(Duration time) throws ExecutionException, InterruptedException {
        Throughput throughput = new Throughput();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            long start = System.nanoTime();
            long began = 0;
            while (began == 0 || System.nanoTime() - began < time.toNanos()) {
                throughput.look(System.nanoTime(), committed(admin));
                if (began == 0 && throughput.seconds() > WARM_UP.toSeconds()) {
                    began = System.nanoTime();
                    throughput = new Throughput();
                }
                if (System.nanoTime() - start > time.plus(PATIENCE).toNanos()) {
                    throw new IllegalStateException("the job completed no two checkpoints within " + PATIENCE
                            + "; what it does is in the folder's logs");
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
        return throughput;
    }

    /** How many frames lie before what the job has committed; it commits with each completed checkpoint. */
    private long committed(Admin admin) throws ExecutionException, InterruptedException {
        try {
            return admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().equals(topics.frames()) && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the broker at " + broker + " did not tell what was committed", e);
        }
    }
}
