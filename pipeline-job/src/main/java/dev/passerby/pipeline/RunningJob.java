package dev.passerby.pipeline;

import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.pipeline.watch.JobWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job while it runs within this process, on a cluster of its own. */
public final class RunningJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
    private static final Duration LAST_CHECKPOINT = Duration.ofSeconds(10);
    private static final Duration SAVEPOINT = Duration.ofMinutes(2);
    private static final Duration ENDING = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final MiniCluster cluster;
    private final JobID job;
    private final String run;
    private final FrameOutcomes outcomes;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private volatile boolean closing;
    private volatile boolean ended;

    private RunningJob(MiniCluster cluster, JobID job, String run) {
        this.cluster = cluster;
        this.job = job;
        this.run = run;
        this.outcomes = FrameOutcomes.ofRun(run);
    }

    /** Submits the graph to a started cluster, which from then on belongs to the returned job. */
    static RunningJob submit(MiniCluster cluster, StreamGraph graph, String run) throws Exception {
        JobID id = cluster.submitJob(graph).get().getJobID();
        RunningJob job = new RunningJob(cluster, id, run);
        job.watch();
        LOG.info("the job {} runs within this process", id);
        return job;
    }

    /** Completes with the cause if the job dies by itself; never after {@link #close}. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** What became of the frames so far. */
    public FrameOutcomes outcomes() {
        return outcomes;
    }

    /** Its metrics now, in Prometheus's text format, whether or not they are served; of all jobs that this process runs. */
    public String metrics() {
        return JobWatch.metrics();
    }

    /**
     * Waits until every operator is open and reads its input.
     *
     * @return whether it came to that within the time; false also if the job died
     */
    public boolean awaitRunning(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (!failure.isDone() && System.nanoTime() < deadline) {
            if (isRunning()) {
                return true;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while the job was starting");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return false;
    }

    /** Takes a checkpoint now. */
    void checkpoint() throws Exception {
        cluster.triggerCheckpoint(job).get(SAVEPOINT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a savepoint in Flink's canonical format, which later versions and other state backends read. The job goes on, and
     * what waited to be committed waits on.
     *
     * @return the savepoint's address
     */
    String savepoint(Path directory) throws Exception {
        return cluster.triggerSavepoint(job, directory.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get(SAVEPOINT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The same, with which the job ends: everything taken in before it has come out when this returns. */
    String stopWithSavepoint(Path directory) throws Exception {
        ended = true;
        String savepoint = cluster.stopWithSavepoint(
                        job, directory.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get(SAVEPOINT.toMillis(), TimeUnit.MILLISECONDS);
        cluster.requestJobResult(job).get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        return savepoint;
    }

    /** Ends the job as the death of its process would: without a last checkpoint, and nothing committed. */
    void kill() throws Exception {
        ended = true;
        close();
    }

    /** Takes a last checkpoint, keeps it, and ends the job and its cluster. */
    @Override
    public void close() throws Exception {
        if (closing) {
            return;
        }
        closing = true;
        try {
            if (!failure.isDone() && !ended) {
                takeLastCheckpoint();
                cluster.cancelJob(job).get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
                cluster.requestJobResult(job).get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            cluster.close();
            FrameOutcomes.forget(run);
        }
        LOG.info("the job {} has ended", job);
    }

    private void watch() {
        var unused = cluster.requestJobResult(job).whenComplete((result, error) -> {
            if (!closing && !ended) {
                failure.complete(error != null ? error : causeOf(result));
            }
        });
    }

    private Throwable causeOf(JobResult result) {
        return result.getSerializedThrowable()
                .<Throwable>map(thrown -> thrown.deserializeError(RunningJob.class.getClassLoader()))
                .orElseGet(() -> new IllegalStateException("the job " + job + " ended without an error"));
    }

    private boolean isRunning() {
        try {
            AccessExecutionGraph graph = cluster.getExecutionGraph(job).get(1, TimeUnit.SECONDS);
            int running = 0;
            for (var vertex : graph.getAllExecutionVertices()) {
                if (vertex.getExecutionState() != ExecutionState.RUNNING) {
                    return false;
                }
                running++;
            }
            // A job that has only just been handed over has none yet.
            return running > 0;
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            return false;
        }
    }

    private void takeLastCheckpoint() {
        try {
            cluster.triggerCheckpoint(job).get(LAST_CHECKPOINT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("the job ends with an earlier checkpoint: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
