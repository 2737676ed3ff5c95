package dev.passerby.ingest.supervise;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.publish.StatusPublisher;
import dev.passerby.ingest.sample.FrameCounts;
import dev.passerby.ingest.sample.FrameLedger;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CameraEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said about one camera: its state, logged and published once per change, and its counts, published at changes and
 * at every tick. An offline camera that fails in another way gets a new reason, not another event. Any thread.
 */
final class CameraReport {

    private static final Logger LOG = LoggerFactory.getLogger(CameraReport.class);

    private final String camera;
    private final FrameLedger ledger;
    private final StatusPublisher publisher;
    private final Time time;
    private @Nullable CameraState announced;
    private @Nullable FailureKind failure;
    private @Nullable String reason = "connecting";
    private long epoch;
    private FrameCounts baseline = FrameCounts.NONE;
    private boolean ended;

    CameraReport(String camera, FrameLedger ledger, StatusPublisher publisher, Time time) {
        this.camera = camera;
        this.ledger = ledger;
        this.publisher = publisher;
        this.time = time;
    }

    /** Pictures of this connection arrive. */
    synchronized void online(long connection) {
        if (ended) {
            return;
        }
        epoch = connection;
        failure = null;
        baseline = ledger.counts();
        become(CameraState.ONLINE, null);
    }

    /** A connection, or the try for one, has ended. */
    synchronized void failed(CameraFailure cause, long connection) {
        if (ended) {
            return;
        }
        epoch = connection;
        boolean another = failure != cause.kind();
        failure = cause.kind();
        if (announced != CameraState.OFFLINE) {
            become(CameraState.OFFLINE, cause.reason());
        } else if (another) {
            reason = cause.reason();
            LOG.info("camera {} is still offline: {}", camera, reason);
            publisher.status(snapshot());
        }
    }

    /** Time has passed: looks at the losses and publishes the counts. */
    synchronized void tick() {
        if (ended) {
            return;
        }
        FrameCounts counts = ledger.counts();
        if (announced == CameraState.ONLINE || announced == CameraState.DEGRADED) {
            Optional<String> complaint = Health.complaint(baseline, counts);
            CameraState state = complaint.isPresent() ? CameraState.DEGRADED : CameraState.ONLINE;
            baseline = counts;
            if (state != announced) {
                become(state, complaint.orElse(null));
                return;
            }
            reason = complaint.orElse(null);
        }
        publisher.status(snapshot());
    }

    /** Nothing more will be said after this. */
    synchronized void end(String why) {
        if (ended) {
            return;
        }
        become(CameraState.OFFLINE, why);
        ended = true;
    }

    /** Nothing more will be said, not even this: somebody else speaks for the camera from now on. */
    synchronized void endSilently() {
        ended = true;
    }

    synchronized CameraStatus snapshot() {
        FrameCounts counts = ledger.counts();
        Instant now = time.now();
        return new CameraStatus(
                camera,
                announced == null ? CameraState.OFFLINE : announced,
                reason,
                epoch,
                now,
                counts.settled(),
                counts.published(),
                counts.droppedByName(),
                counts.undecoded(),
                null,
                ledger.gaps(now.toEpochMilli()));
    }

    private void become(CameraState state, @Nullable String why) {
        boolean changed = state != announced;
        announced = state;
        reason = why;
        if (changed) {
            LOG.info("camera {} is {}{}", camera, state.text(), why == null ? "" : ": " + why);
            publisher.event(new CameraEvent(camera, state, why, epoch, time.now()));
        }
        publisher.status(snapshot());
    }
}
