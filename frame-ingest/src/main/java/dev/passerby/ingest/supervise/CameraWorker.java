package dev.passerby.ingest.supervise;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.publish.StatusPublisher;
import dev.passerby.ingest.sample.FrameLedger;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.time.Duration;

/**
 * One attached camera at work, on two daemon threads: one connects and decodes, one encodes and publishes. Stopping asks,
 * and {@link #awaitEnd} waits; a camera that hangs is left behind, and its threads end when its deadlines pass.
 */
public final class CameraWorker {

    private volatile Camera camera;
    private final CameraConnector connector;
    private final FrameLedger ledger;
    private final FrameFlow flow;
    private final CameraReport report;
    private final StopSignal stop = new StopSignal();
    private final Thread decoding;
    private final Thread publishing;

    public CameraWorker(
            Camera camera,
            CameraConnector connector,
            FramePublisher frames,
            StatusPublisher statuses,
            Pace pace,
            MotionSettings motion,
            int ringCapacity) {
        this.camera = camera;
        this.ledger = new FrameLedger(pace.time().now().toEpochMilli(), motion.mostBetween(camera.fps()));
        this.connector = connector;
        this.flow = new FrameFlow(camera, ledger, frames, ringCapacity);
        this.report = new CameraReport(camera.id(), ledger, statuses, pace.time());
        CameraSupervisor supervisor = new CameraSupervisor(camera, connector, flow, ledger, report, pace, motion, stop);
        this.decoding = daemon("camera-" + camera.id(), () -> decode(supervisor));
        this.publishing = daemon("frames-" + camera.id(), this::publish);
    }

    public Camera camera() {
        return camera;
    }

    /** Goes on as the changed camera where that needs no new connection; says whether it does. */
    public boolean goesOnAs(Camera changed) {
        if (!camera.withThreshold(changed.threshold()).equals(changed)) {
            return false;
        }
        camera = changed;
        flow.threshold(changed.threshold());
        return true;
    }

    public void start() {
        publishing.start();
        decoding.start();
    }

    /** Looks at the losses and publishes the counts. */
    public void tick() {
        report.tick();
    }

    public CameraStatus status() {
        return report.snapshot();
    }

    /** Asks to end, and says that the camera is offline and why. */
    public void stop(String why) {
        stop.stop();
        flow.close();
        report.end(why);
    }

    /** Asks to end without a word, because another worker takes the camera over. */
    public void stopSilently() {
        report.endSilently();
        stop.stop();
        flow.close();
    }

    /** Waits for the threads' end, at most so long; says whether they have ended. */
    public boolean awaitEnd(Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        try {
            for (Thread thread : new Thread[] {decoding, publishing}) {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !decoding.isAlive() && !publishing.isAlive();
    }

    private void decode(CameraSupervisor supervisor) {
        try {
            supervisor.run();
        } finally {
            flow.close();
        }
    }

    // The connector's encoder is this thread's; nobody needs it afterwards.
    private void publish() {
        try {
            flow.run();
        } finally {
            connector.close();
        }
    }

    private static Thread daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }
}
