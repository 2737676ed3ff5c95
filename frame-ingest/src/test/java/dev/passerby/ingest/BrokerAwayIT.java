package dev.passerby.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.kafka.KafkaFramePublisher;
import dev.passerby.ingest.kafka.PublishSettings;
import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.ingest.server.GstRtspServer;
import dev.passerby.wire.Topics;
import dev.passerby.wire.frame.Frame;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ingest where no broker answers. */
@Timeout(60)
class BrokerAwayIT {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};

    @Test
    void aFrameIsDroppedForOneReasonAndHoldsNobodyUp() throws Exception {
        Fates fates = new Fates();
        try (KafkaFramePublisher publisher =
                new KafkaFramePublisher(nobody(), Topics.STANDARD, PublishSettings.STANDARD)) {
            long began = System.nanoTime();
            publisher.publish(frame(JPEG), fates);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            assertThat(fates.said.poll(15, TimeUnit.SECONDS)).isEqualTo(DropReason.BROKER_AWAY.text());
            publisher.publish(frame(new byte[PublishSettings.STANDARD.maxRecordBytes()]), fates);
            assertThat(fates.said.poll()).isEqualTo(DropReason.OVERSIZE.text());
        }
        assertThat(fates.said).isEmpty();
    }

    @Test
    void theServiceEndsWithinSeconds() throws Exception {
        IngestService service = new IngestService(IngestSettings.STANDARD, nobody(), Topics.STANDARD).start();
        assertThat(service.statuses()).isEmpty();
        long began = System.nanoTime();
        service.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    }

    private static String nobody() throws Exception {
        return "127.0.0.1:" + GstRtspServer.freePort();
    }

    private static Frame frame(byte[] jpeg) {
        return new Frame("door", 1, 0, 1, 640, 480, true, jpeg);
    }

    private static final class Fates implements FramePublisher.Settlement {
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

        @Override
        public void acknowledged() {
            said.add("acknowledged");
        }

        @Override
        public void dropped(DropReason reason) {
            said.add(reason.text());
        }
    }
}
