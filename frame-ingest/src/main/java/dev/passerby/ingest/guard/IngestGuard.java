package dev.passerby.ingest.guard;

import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.supervise.BackOff;
import dev.passerby.ingest.supervise.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingest in a child process, which is started again whenever it crashes or is killed. A crash of a native library takes the
 * whole process with it, whatever camera it came from; so the camera is named, and after its second crash the child is
 * started without it, that the others go on.
 */
public final class IngestGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IngestGuard.class);
    /** A child that lived so long was well: the next is started without a wait, as the first is. */
    private static final Duration PROVEN = Duration.ofMinutes(1);
    /** Closing takes ingest a few seconds at most. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    /** It ended by itself, or its settings are wrong: the same would happen again. */
    private static final Set<Integer> FINAL = Set.of(0, 2);
    /** SIGHUP, SIGINT and SIGTERM. A terminal sends them to the guard as well, which is then about to close. */
    private static final Set<Integer> TOLD_TO_END = Set.of(128 + 1, 128 + 2, 128 + 15);

    private final WorkerCommand command;
    private final Time time = Time.system();
    private final StopSignal stop = new StopSignal();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "ingest-guard");
    private @Nullable WorkerProcess worker;

    private IngestGuard(WorkerCommand command) {
        this.command = command;
    }

    /** Starts the child; returns at once. */
    public static IngestGuard start(WorkerCommand command) {
        IngestGuard guard = new IngestGuard(command);
        guard.thread.setDaemon(true);
        guard.thread.start();
        return guard;
    }

    /** The child's exit status, once it is not started again. */
    public CompletableFuture<Integer> ended() {
        return ended.copy();
    }

    private void run() {
        try {
            ended.complete(guard());
        } catch (InterruptedException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private int guard() throws InterruptedException {
        SplittableRandom random = new SplittableRandom();
        CrashHistory history = CrashHistory.NONE;
        BackOff backOff = BackOff.STANDARD;
        for (int restarts = 0; true; restarts++) {
            long began = time.nanos();
            WorkerProcess.Ending ending = runOnce(history.quarantine(time.now()), restarts);
            if (stop.isStopped() || FINAL.contains(ending.status())) {
                return ending.status();
            }
            history = judged(ending, history, time.now());
            boolean proven = time.nanos() - began > PROVEN.toNanos();
            if (proven) {
                backOff = backOff.afterSuccess();
            }
            if (!time.pause(backOff.wait(random), stop)) {
                return ending.status();
            }
            backOff = backOff.afterFailure();
            LOG.info("ingest is started again");
        }
    }

    private WorkerProcess.Ending runOnce(Quarantine quarantine, int restarts) throws InterruptedException {
        WorkerProcess started;
        synchronized (this) {
            if (stop.isStopped()) {
                return new WorkerProcess.Ending(0, null);
            }
            try {
                started = WorkerProcess.start(command.asRestart(restarts), quarantine, System.err);
            } catch (IOException e) {
                LOG.error("ingest cannot be started: {}", e.getMessage());
                return new WorkerProcess.Ending(1, null);
            }
            worker = started;
        }
        LOG.debug("ingest is process {}", started.pid());
        return started.awaitEnd();
    }

    /** Says why the child ended, and remembers the camera that is to blame, if one is. */
    private static CrashHistory judged(WorkerProcess.Ending ending, CrashHistory history, Instant now) {
        CrashReport crash = ending.crash();
        if (crash == null) {
            if (!TOLD_TO_END.contains(ending.status())) {
                LOG.error("ingest ended with status {}; no camera is to blame", ending.status());
            }
            return history;
        }
        Optional<String> camera = crash.camera();
        if (camera.isEmpty()) {
            LOG.error("ingest crashed with {} in {}; no camera is to blame", crash.signal(), crash.frame());
            return history;
        }
        CrashHistory after = history.after(camera.get(), now);
        boolean again = now.equals(after.quarantined().get(camera.get()));
        LOG.error(
                "camera {} crashed ingest with {} in {}{}",
                camera.get(),
                crash.signal(),
                crash.frame(),
                again ? " for the second time within an hour and is quarantined" : "");
        return after;
    }

    /** Ends the child in order, within a few seconds, and by force after that. */
    @Override
    public void close() {
        try {
            synchronized (this) {
                stop.stop();
                if (worker != null) {
                    worker.end();
                }
            }
            thread.join(FAREWELL.toMillis());
            synchronized (this) {
                if (thread.isAlive() && worker != null) {
                    LOG.warn("ingest did not end within {} s and is killed", FAREWELL.toSeconds());
                    worker.kill();
                }
            }
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
