package dev.passerby.deploy.chaos;

import dev.passerby.deploy.chaos.cluster.FlinkRest;
import dev.passerby.deploy.chaos.cluster.LocalCluster;
import dev.passerby.deploy.chaos.cluster.SmallDisk;
import dev.passerby.deploy.chaos.cluster.Waiting;
import dev.passerby.deploy.chaos.load.FrameLoad;
import dev.passerby.deploy.chaos.load.GateCameras;
import dev.passerby.deploy.chaos.load.Poison;
import dev.passerby.deploy.chaos.plan.Fault;
import dev.passerby.deploy.chaos.plan.PlannedFault;
import dev.passerby.deploy.chaos.verdict.Agreement.Outage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The hands that break things, one fault at a time, and see to it that all is whole again before the next. */
final class Faults {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration FROZEN = Duration.ofSeconds(30);
    private static final Duration CUT = Duration.ofSeconds(20);
    private static final int CHECKPOINTS_BETWEEN = 2;
    private static final int STORM_PER_SECOND = 1_000;
    private static final int STORM_SECONDS = 5;

    private final LocalCluster cluster;
    private final FlinkRest flink;
    private final FrameLoad frames;
    private final People people;
    private final GateCameras cameras;
    private final String framesTopic;
    private final Optional<SmallDisk> disk;
    private final double slack;
    private final Duration transactionTimeout;
    private final long beganMillis = System.currentTimeMillis();
    private final List<Outage> outages = new ArrayList<>();
    private long poisoned;

    Faults(
            LocalCluster cluster,
            FlinkRest flink,
            FrameLoad frames,
            People people,
            GateCameras cameras,
            String framesTopic,
            Optional<SmallDisk> disk,
            Duration transactionTimeout,
            double slack) {
        this.cluster = cluster;
        this.flink = flink;
        this.frames = frames;
        this.people = people;
        this.cameras = cameras;
        this.framesTopic = framesTopic;
        this.disk = disk;
        this.transactionTimeout = transactionTimeout;
        this.slack = slack;
    }

    /** The times in which not all tasks ran. */
    List<Outage> outages() {
        return List.copyOf(outages);
    }

    /** Waits for two checkpoints and the pause, then does it and waits until all tasks run. */
    Row commit(PlannedFault planned) throws InterruptedException {
        long seen = flink.newestCheckpoint();
        Waiting.forIt(
                "two checkpoints are complete", PATIENCE, () -> flink.newestCheckpoint() >= seen + CHECKPOINTS_BETWEEN);
        TimeUnit.MILLISECONDS.sleep(planned.pauseMillis());
        long at = System.currentTimeMillis();
        return switch (planned.fault()) {
            case TASK_MANAGER_KILLED -> killed(planned, "taskmanager-");
            case JOB_MANAGER_KILLED -> killed(planned, "jobmanager-");
            case BROKER_KILLED -> killed(planned, "broker");
            case INGEST_KILLED -> ingestKilled(planned);
            case CHECKPOINT_TRUNCATED -> truncated(planned);
            case BROKER_FROZEN -> frozen(planned, at);
            case PARTITION -> partition(planned, at);
            case LONG_OUTAGE -> longOutage(planned, at);
            case CHECKPOINTS_FULL -> full(planned, at);
            case POISON -> poison(planned, at);
            case DUPLICATES -> {
                frames.repeat();
                yield row(planned.fault(), at, "frames", null, "");
            }
            case REORDERED -> {
                frames.shuffle(planned.dice());
                yield row(planned.fault(), at, "frames", null, "");
            }
            case OVERSIZE -> {
                boolean refused = Poison.isOversizeRefused(cluster.broker(), framesTopic);
                yield row(
                        planned.fault(), at, "frames", null, refused ? "refused by the broker" : "TAKEN by the broker");
            }
            case TAKEOVER -> {
                frames.takeOver();
                yield row(planned.fault(), at, "all cameras", null, "");
            }
            case GALLERY_STORM -> {
                people.storm(STORM_PER_SECOND, STORM_SECONDS);
                yield row(planned.fault(), at, "gallery", null, STORM_PER_SECOND * STORM_SECONDS + " changes");
            }
            case PERSON_ERASED -> row(planned.fault(), at, people.eraseNext(), null, "");
        };
    }

    private Row killed(PlannedFault planned, String prefix) throws InterruptedException {
        List<String> alive = cluster.alive(prefix);
        if (alive.isEmpty()) {
            throw new IllegalStateException("the cluster runs no " + prefix + " to be killed");
        }
        String victim = prefix.startsWith("jobmanager") ? cluster.leader() : alive.get(planned.choice(alive.size()));
        boolean tasksStop = !prefix.equals("broker");
        // The worst moment: the erasure is on the topic and in no checkpoint.
        String erased = tasksStop && planned.choice(2) == 0 ? people.eraseNext() + " was just erased" : "";
        long at = System.currentTimeMillis();
        cluster.kill(victim);
        LocalCluster.Command starting = cluster.starting(victim);
        Row row = tasksStop
                ? row(planned.fault(), at, victim, back(at), erased)
                : row(planned.fault(), at, victim, null, workingAgain(at));
        LocalCluster.finish(starting);
        return row;
    }

    /** A worker that has cameras, and how long until all of them are online again, with it or with another. */
    private Row ingestKilled(PlannedFault planned) throws InterruptedException {
        List<String> workers = cameras.workers();
        String victim = workers.get(planned.choice(workers.size()));
        long at = System.currentTimeMillis();
        cluster.kill(victim);
        LocalCluster.Command starting = cluster.starting(victim);
        Waiting.forIt("all cameras are online again", PATIENCE, () -> cameras.areSeenSince(at));
        Duration back = Duration.ofMillis(System.currentTimeMillis() - at);
        LocalCluster.finish(starting);
        return row(planned.fault(), at, victim, back, "until its cameras are online");
    }

    /** What a power cut leaves: a newest checkpoint of which a part is missing, and nobody who remembers it. */
    private Row truncated(PlannedFault planned) throws InterruptedException {
        Path metadata = cluster.newestCheckpoint();
        try (FileChannel file = FileChannel.open(metadata, StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        } catch (IOException e) {
            throw new UncheckedIOException("truncating " + metadata, e);
        }
        return killed(planned, "jobmanager-");
    }

    /** The job fails its checkpoints, goes on or restarts, and completes one when there is room again. */
    private Row full(PlannedFault planned, long at) throws InterruptedException {
        if (!disk.isPresent()) {
            return row(planned.fault(), at, "checkpoints", null, "NOT DONE: it needs the right to mount a file system");
        }
        long failed = flink.failedCheckpoints();
        disk.get().fill();
        boolean noticed;
        try {
            noticed = Waiting.until(FROZEN, () -> flink.failedCheckpoints() > failed);
        } finally {
            disk.get().free();
        }
        return row(planned.fault(), at, "checkpoints", null, (noticed ? "failed, " : "") + workingAgain(at));
    }

    private Row frozen(PlannedFault planned, long at) throws InterruptedException {
        cluster.freeze("broker");
        try {
            TimeUnit.MILLISECONDS.sleep(FROZEN.toMillis());
        } finally {
            cluster.thaw("broker");
        }
        return row(planned.fault(), at, "broker", null, workingAgain(at));
    }

    /** The others go on without it; what it wrote meanwhile, thinking itself alive, must count for nothing. */
    private Row partition(PlannedFault planned, long at) throws InterruptedException {
        List<String> workers = cluster.alive("taskmanager-");
        String victim = workers.get(planned.choice(workers.size()));
        cluster.cut(victim);
        try {
            TimeUnit.MILLISECONDS.sleep(CUT.toMillis());
        } finally {
            cluster.mend(victim);
        }
        return row(planned.fault(), at, victim, back(at), "");
    }

    private Row longOutage(PlannedFault planned, long at) throws InterruptedException {
        List<String> workers = cluster.alive("taskmanager-");
        for (String worker : workers) {
            cluster.kill(worker);
        }
        TimeUnit.MILLISECONDS.sleep(
                transactionTimeout.toMillis() + Duration.ofSeconds(15).toMillis());
        for (String worker : workers) {
            cluster.start(worker);
        }
        Duration back = back(at);
        return row(
                planned.fault(),
                at,
                "all TaskManagers",
                back,
                "transactions time out after " + transactionTimeout.toSeconds() + " s");
    }

    private Row poison(PlannedFault planned, long at) {
        var records = Poison.records(framesTopic, poisoned++);
        records.forEach(frames::disturb);
        return row(planned.fault(), at, "frames", null, records.size() + " records");
    }

    /** How long until every task had begun anew and ran. */
    private Duration back(long at) throws InterruptedException {
        Waiting.forIt("all tasks run again (the job is " + flink.state() + ")", PATIENCE, () -> flink.runsSince(at));
        long back = System.currentTimeMillis();
        outages.add(new Outage(at, back));
        return Duration.ofMillis(back - at);
    }

    /** The job may or may not restart of it; it works again once it completes a checkpoint. */
    private String workingAgain(long at) throws InterruptedException {
        long before = flink.newestCheckpoint();
        Waiting.forIt("a checkpoint is complete again", PATIENCE, () -> flink.newestCheckpoint() > before);
        long working = System.currentTimeMillis();
        outages.add(new Outage(at, working));
        return String.format(java.util.Locale.ROOT, "next checkpoint after %.1f s", (working - at) / 1e3);
    }

    private Row row(Fault fault, long at, String whom, @Nullable Duration back, String note) {
        Duration allowed =
                fault.limitSeconds() == 0 ? null : Duration.ofMillis((long) (fault.limitSeconds() * 1_000 * slack));
        return new Row(at - beganMillis, fault, whom, back, allowed, note);
    }
}
