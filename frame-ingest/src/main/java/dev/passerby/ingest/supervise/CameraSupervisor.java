package dev.passerby.ingest.supervise;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.ingest.sample.FrameLedger;
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
    private final StopSignal stop;
    private BackOff backOff;
    private PasswordAttempts passwords = PasswordAttempts.NONE;
    /** Whether this connection has shown a good picture. */
    private boolean shows;

    CameraSupervisor(
            Camera camera,
            CameraConnector connector,
            FrameFlow flow,
            FrameLedger ledger,
            CameraReport report,
            Pace pace,
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
        this.stop = stop;
    }

    void run() {
        while (!stop.isStopped()) {
            Duration wait = longer(backOff.wait(random), passwords.waitAt(time.nanos()));
            if (!wait.isZero() && !time.pause(wait, stop)) {
                return;
            }
            if (permits.acquire(stop)) {
                connectOnce();
            }
        }
    }

    private void connectOnce() {
        long epoch = epochs.next(time.now());
        long since = time.nanos();
        CameraFailure failure = failureOf(epoch);
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
    private CameraFailure failureOf(long epoch) {
        shows = false;
        boolean holdsPermit = true;
        try (CameraSource source = connector.connect(camera, stop)) {
            permits.release();
            holdsPermit = false;
            PictureGate gate = new PictureGate(camera.fps());
            while (true) {
                handOn(source.read(), gate, epoch);
            }
        } catch (CameraFailure e) {
            return e;
        } catch (RuntimeException | LinkageError e) {
            return new CameraFailure(
                    FailureKind.PROTOCOL, "unexpected " + e.getClass().getName());
        } finally {
            if (holdsPermit) {
                permits.release();
            }
        }
    }

    private void handOn(Picture picture, PictureGate gate, long epoch) {
        ledger.decoded();
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
        flow.offer(picture, epoch, time.now().toEpochMilli());
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
