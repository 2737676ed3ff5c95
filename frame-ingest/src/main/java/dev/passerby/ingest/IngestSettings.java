package dev.passerby.ingest;

import dev.passerby.ingest.kafka.PublishSettings;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.ingest.supervise.BackOff;
import dev.passerby.ingest.watch.WatchSettings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How ingest behaves.
 *
 * @param rtsp the client's settings
 * @param publishing how frames are sent
 * @param backOff the wait before another try
 * @param concurrentOpens how many cameras may be connecting at a time
 * @param motion which pictures are worth sending
 * @param ringCapacity pictures per camera that may wait for the publisher; the newest win
 * @param statusPeriod how often each camera's counts are published
 * @param worker this process's name among those that share the cameras, 1 to 64 letters, digits, '.', '_' or '-'; null for
 *     one made up at every start
 * @param watch who is told how ingest is doing
 */
public record IngestSettings(
        RtspSettings rtsp,
        PublishSettings publishing,
        BackOff backOff,
        int concurrentOpens,
        MotionSettings motion,
        int ringCapacity,
        Duration statusPeriod,
        @Nullable String worker,
        WatchSettings watch) {

    public IngestSettings {
        if (worker != null && !worker.matches("[a-zA-Z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "ingest worker must be 1 to 64 letters, digits, '.', '_' or '-', got '" + worker + "'");
        }
    }

    public static final IngestSettings STANDARD = new IngestSettings(
            RtspSettings.STANDARD,
            PublishSettings.STANDARD,
            BackOff.STANDARD,
            10,
            MotionSettings.STANDARD,
            4,
            Duration.ofSeconds(5),
            null,
            WatchSettings.NONE);

    public IngestSettings withRtsp(RtspSettings value) {
        return new IngestSettings(
                value, publishing, backOff, concurrentOpens, motion, ringCapacity, statusPeriod, worker, watch);
    }

    public IngestSettings withPublishing(PublishSettings value) {
        return new IngestSettings(
                rtsp, value, backOff, concurrentOpens, motion, ringCapacity, statusPeriod, worker, watch);
    }

    public IngestSettings withBackOff(BackOff value) {
        return new IngestSettings(
                rtsp, publishing, value, concurrentOpens, motion, ringCapacity, statusPeriod, worker, watch);
    }

    public IngestSettings withMotion(MotionSettings value) {
        return new IngestSettings(
                rtsp, publishing, backOff, concurrentOpens, value, ringCapacity, statusPeriod, worker, watch);
    }

    public IngestSettings withStatusPeriod(Duration value) {
        return new IngestSettings(
                rtsp, publishing, backOff, concurrentOpens, motion, ringCapacity, value, worker, watch);
    }

    public IngestSettings withWorker(String value) {
        return new IngestSettings(
                rtsp, publishing, backOff, concurrentOpens, motion, ringCapacity, statusPeriod, value, watch);
    }

    public IngestSettings withWatch(WatchSettings value) {
        return new IngestSettings(
                rtsp, publishing, backOff, concurrentOpens, motion, ringCapacity, statusPeriod, worker, value);
    }

    String workerOrGenerated() {
        return worker != null
                ? worker
                : "ingest-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
    }
}
