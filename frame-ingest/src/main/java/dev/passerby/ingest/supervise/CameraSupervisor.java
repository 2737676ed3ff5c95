package dev.passerby.ingest.supervise;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.Demand;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.ingest.sample.FrameLedger;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.ingest.sample.PictureGate;
import dev.passerby.wire.camera.Camera;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The life of one camera: connect, read until it fails, wait, connect again, until stopped. The only class that retries.
 * Runs on one thread.
 */
final class CameraSupervisor {

    /** A connection must last so long before the next failure counts as the first. */
    private static final Duration PROVEN = Duration.ofSeconds(10);

    private final Camera camera;
    private final CameraConnector connector;
    private final FrameFlow flow;
    private final FrameLedger ledger;
    private final CameraReport report;
    private final OpenPermits permits;
    private final Epochs epochs;
    private final Time time;
    private final RandomGenerator random;
    private final MotionSettings motion;
    private final StopSignal stop;
    private BackOff backOff;
    private PasswordAttempts passwords = PasswordAttempts.NONE;
    /** Whether the camera did not answer in time when last asked. */
    private boolean slow;
    /** Whether this connection has shown a good picture. */
    private boolean shows;

    CameraSupervisor(
            Camera camera,
            CameraConnector connector,
            FrameFlow flow,
            FrameLedger ledger,
            CameraReport report,
            Pace pace,
            MotionSettings motion,
            StopSignal stop) {
        this.camera = camera;
        this.connector = connector;
        this.flow = flow;
        this.ledger = ledger;
        this.report = report;
        this.permits = pace.permits();
        this.epochs = pace.epochs();
        this.time = pace.time();
        this.random = pace.random();
        this.backOff = pace.backOff();
        this.motion = motion;
        this.stop = stop;
    }

    void run() {
        while (!stop.isStopped()) {
            Duration wait = longer(backOff.wait(random), passwords.waitAt(time.nanos()));
            if (!wait.isZero() && !time.pause(wait, stop)) {
                return;
            }
            permits.acquire(stop, slow).ifPresent(this::connectOnce);
        }
    }

    private void connectOnce(OpenPermits.Permit permit) {
        long epoch = epochs.next();
        long since = time.nanos();
        CameraFailure failure = failureOf(epoch, permit);
        slow = failure.kind() == FailureKind.TIMEOUT;
        if (stop.isStopped()) {
            return;
        }
        if (failure.kind() == FailureKind.AUTH) {
            passwords = passwords.refusedAt(time.nanos());
        }
        boolean proven = time.nanos() - since > PROVEN.toNanos() && shows;
        backOff = failure.kind().lasts()
                ? backOff.atLongest()
                : (proven ? backOff.afterSuccess() : backOff).afterFailure();
        report.failed(failure, epoch);
    }

    /** Connects and reads until it fails, which it always does in the end. */
    private CameraFailure failureOf(long epoch, OpenPermits.Permit permit) {
        shows = false;
        try (permit;
                CameraSource source = connector.connect(camera, stop)) {
            permit.close();
            PictureGate gate = new PictureGate(camera.fps(), motion);
            Demand demand = demand(gate);
            EventClock clock = new EventClock(time);
            while (true) {
                handOn(source.read(demand), gate, clock.millis(), epoch);
            }
        } catch (CameraFailure e) {
            return e;
        } catch (RuntimeException | LinkageError e) {
            return new CameraFailure(
                    FailureKind.PROTOCOL, "unexpected " + e.getClass().getName());
        }
    }

    private Demand demand(PictureGate gate) {
        return new Demand() {
            @Override
            public boolean wantsNow() {
                return gate.wants(time.nanos());
            }

            @Override
            public void passedOver() {
                ledger.undecoded();
            }
        };
    }

    private void handOn(Picture picture, PictureGate gate, long capturedAtMillis, long epoch) {
        ledger.decoded(capturedAtMillis);
        Optional<DropReason> refusal =
                stop.isStopped() ? Optional.of(DropReason.SHUTDOWN) : gate.refuses(picture, time.nanos());
        if (refusal.isPresent()) {
            picture.close();
            ledger.dropped(refusal.get());
            return;
        }
        if (!shows) {
            shows = true;
            report.online(epoch);
        }
        flow.offer(picture, epoch, capturedAtMillis);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
