package dev.passerby.pipeline.strangers;

import dev.passerby.pipeline.checkpoint.CheckpointWatch;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job's checkpoints as an operator's log and alarms see them. */
final class ToldCheckpoints {

    private static final Logger LOG = LoggerFactory.getLogger(ToldCheckpoints.class);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final Clock clock = Clock.systemUTC();
    private final CheckpointWatch watch = new CheckpointWatch(clock.millis(), TOLD_EVERY);
    private final Counter failed;

    ToldCheckpoints(MetricGroup metrics) {
        failed = metrics.counter("failedCheckpoints");
        Gauge<Integer> inARow = watch::inARow;
        metrics.gauge("failedCheckpointsInARow", inARow);
    }

    void complete() {
        watch.complete(clock.millis()).ifPresent(LOG::info);
    }

    void failed() {
        failed.inc();
        watch.failed(clock.millis()).ifPresent(LOG::error);
    }
}
