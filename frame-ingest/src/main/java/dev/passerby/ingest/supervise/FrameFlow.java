package dev.passerby.ingest.supervise;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.ingest.sample.FrameLedger;
import dev.passerby.ingest.sample.LatestRing;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.frame.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One camera's pictures from the decoder's thread to the publisher's: the decoder offers and never waits, the publisher's
 * thread encodes, numbers and sends. Every picture is settled in the ledger exactly once.
 */
final class FrameFlow {

    private final String camera;
    private final FrameLedger ledger;
    private final FramePublisher publisher;
    private final LatestRing<Waiting> ring;
    /** The camera's own threshold, which its frames carry to the job; null where the job's applies. */
    private volatile @Nullable Double threshold;

    /** Whether the broker took nothing lately: then the ring is full because the publisher waits for it. */
    private volatile boolean brokerAway;

    private long currentEpoch;
    private long nextSeq;

    private record Waiting(Picture picture, long epoch, long capturedAtMillis) {}

    FrameFlow(Camera camera, FrameLedger ledger, FramePublisher publisher, int ringCapacity) {
        this.camera = camera.id();
        this.threshold = camera.threshold();
        this.ledger = ledger;
        this.publisher = publisher;
        this.ring = new LatestRing<>(ringCapacity);
    }

    /** Stamps the frames from now on with another threshold, or none. */
    void threshold(@Nullable Double other) {
        threshold = other;
    }

    /** Hands over a picture that is wanted; called on the decoder's thread. */
    void offer(Picture picture, long epoch, long capturedAtMillis) {
        Optional<Waiting> left = ring.offer(new Waiting(picture, epoch, capturedAtMillis));
        left.ifPresent(waiting -> drop(waiting, ring.isClosed() ? DropReason.SHUTDOWN : reasonForFullRing()));
    }

    /** Publishes until closed; the body of the publisher's thread. */
    void run() {
        try {
            while (true) {
                Optional<Waiting> next = ring.take();
                if (next.isEmpty()) {
                    return;
                }
                publish(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    /** Ends {@link #run} and drops what waits. */
    void close() {
        for (Waiting waiting : ring.close()) {
            drop(waiting, DropReason.SHUTDOWN);
        }
    }

    private void publish(Waiting waiting) {
        Picture.Jpeg jpeg;
        try (Picture picture = waiting.picture()) {
            jpeg = picture.jpeg();
        } catch (CameraFailure | RuntimeException e) {
            ledger.dropped(DropReason.UNENCODABLE);
            return;
        }
        if (waiting.epoch() != currentEpoch) {
            currentEpoch = waiting.epoch();
            nextSeq = 0;
        }
        Frame frame = new Frame(
                camera,
                currentEpoch,
                nextSeq++,
                waiting.capturedAtMillis(),
                jpeg.width(),
                jpeg.height(),
                waiting.picture().keyframe(),
                threshold,
                jpeg.bytes());
        publisher.publish(frame, new LedgerEntry(waiting.capturedAtMillis()));
    }

    private DropReason reasonForFullRing() {
        return brokerAway ? DropReason.BROKER_AWAY : DropReason.RING_FULL;
    }

    private void drop(Waiting waiting, DropReason reason) {
        waiting.picture().close();
        ledger.dropped(reason);
    }

    /** Enters a frame's fate into the books. */
    private final class LedgerEntry implements FramePublisher.Settlement {

        private final long capturedAtMillis;

        private LedgerEntry(long capturedAtMillis) {
            this.capturedAtMillis = capturedAtMillis;
        }

        @Override
        public void acknowledged() {
            brokerAway = false;
            ledger.published(capturedAtMillis);
        }

        @Override
        public void dropped(DropReason reason) {
            brokerAway = reason == DropReason.BROKER_AWAY;
            ledger.dropped(reason);
        }
    }
}
