package dev.passerby.ingest;

import dev.passerby.ingest.kafka.PublishSettings;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.ingest.supervise.BackOff;
import java.time.Duration;

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
 */
public record IngestSettings(
        RtspSettings rtsp,
        PublishSettings publishing,
        BackOff backOff,
        int concurrentOpens,
        MotionSettings motion,
        int ringCapacity,
        Duration statusPeriod) {

    public static final IngestSettings STANDARD = new IngestSettings(
            RtspSettings.STANDARD,
            PublishSettings.STANDARD,
            BackOff.STANDARD,
            10,
            MotionSettings.STANDARD,
            4,
            Duration.ofSeconds(5));

    public IngestSettings withRtsp(RtspSettings value) {
        return new IngestSettings(value, publishing, backOff, concurrentOpens, motion, ringCapacity, statusPeriod);
    }

    public IngestSettings withPublishing(PublishSettings value) {
        return new IngestSettings(rtsp, value, backOff, concurrentOpens, motion, ringCapacity, statusPeriod);
    }

    public IngestSettings withBackOff(BackOff value) {
        return new IngestSettings(rtsp, publishing, value, concurrentOpens, motion, ringCapacity, statusPeriod);
    }

    public IngestSettings withMotion(MotionSettings value) {
        return new IngestSettings(rtsp, publishing, backOff, concurrentOpens, value, ringCapacity, statusPeriod);
    }

    public IngestSettings withStatusPeriod(Duration value) {
        return new IngestSettings(rtsp, publishing, backOff, concurrentOpens, motion, ringCapacity, value);
    }
}
