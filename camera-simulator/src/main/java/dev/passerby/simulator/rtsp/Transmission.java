package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.fault.Faults;
import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.rtp.RtpStream;
import dev.passerby.simulator.video.Clip;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera at work: picture after picture at its time, and in between what has come to happen to it.
 *
 * <p>Runs on one pacing thread at a time; {@link #showing} and {@link #change} may be called from any.
 */
final class Transmission {

    private static final Logger log = LoggerFactory.getLogger(Transmission.class);

    /** How far the sending may lag before pictures are left out; a sleeping or overloaded machine comes to this. */
    private static final long MAX_LAG_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How often the script is looked at where pictures are rarer. */
    private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String camera;
    private final long startedAtNanos;
    private final Reel reel;
    private final RtpStream rtp;
    private final Broadcast broadcast;
    private final Troubles troubles;
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

    private volatile Showing showing;
    private long next;
    private long shownTicks;

    /** A clip to be shown, to those who watch or to those who come back. */
    record Change(Clip clip, boolean closing) {}

    /** @param startedAtNanos on the clock of {@link System#nanoTime} */
    Transmission(String camera, long startedAtNanos, Reel reel, RtpStream rtp, Broadcast broadcast, Troubles troubles) {
        this.camera = camera;
        this.startedAtNanos = startedAtNanos;
        this.reel = reel;
        this.rtp = rtp;
        this.broadcast = broadcast;
        this.troubles = troubles;
        this.showing = Showing.first(reel.first());
    }

    /** Begins to send, on the pacing threads and until they end. */
    void start(ScheduledExecutorService pacing) {
        pacing.execute(() -> step(pacing));
    }

    Showing showing() {
        return showing;
    }

    void change(Change change) {
        changes.add(change);
    }

    private long nanos() {
        return System.nanoTime() - startedAtNanos;
    }

    private void step(ScheduledExecutorService pacing) {
        try {
            long now = nanos();
            troubles.take(now).forEach(incident -> undergo(incident, now));
            for (Change change = changes.poll(); change != null; change = changes.poll()) {
                change(change, now);
            }
            Faults faults = troubles.at(now);
            disconnectIfClosed(faults);
            if (showing.dueNanos(next) <= now) {
                sendPicture(faults, now);
            }
            long wait = Math.min(showing.dueNanos(next) - nanos(), MAX_WAIT_NANOS);
            // Failures do not get as far as this result.
            Future<?> unused = pacing.schedule(() -> step(pacing), wait, TimeUnit.NANOSECONDS);
        } catch (RuntimeException e) {
            log.error("camera '{}' ends", camera, e);
        }
    }

    private void sendPicture(Faults faults, long now) {
        if (now - showing.dueNanos(next) > MAX_LAG_NANOS) {
            long caughtUp = showing.dueBy(now);
            log.warn("camera '{}' lagged: {} pictures are not sent", camera, caughtUp - next);
            next = caughtUp;
        }
        Showing.Due due = showing.due(next);
        broadcast.send(due, faults, now, System.currentTimeMillis());
        shownTicks = Math.max(shownTicks, due.displayTicks());
        next++;
    }

    private void undergo(Incident incident, long now) {
        log.debug("camera '{}' undergoes {}", camera, incident);
        if (incident instanceof Incident.Disconnection disconnection) {
            broadcast.disconnect(disconnection);
        } else if (incident instanceof Incident.TimestampJump jump) {
            rtp.jump(LoopSchedule.ticks(jump.ahead().toNanos()));
            broadcast.reportSoon();
        } else if (incident instanceof Incident.TimestampWrap wrap) {
            rtp.wrapAt(showing.ticksAt(now + wrap.after().toNanos()));
            broadcast.reportSoon();
        } else if (incident instanceof Incident.ClipChange change) {
            reel.choose(change.clip())
                    .ifPresentOrElse(
                            clip -> change(new Change(clip, change.closing()), now),
                            () -> log.warn("camera '{}' has no clip '{}' to show", camera, change.clip()));
        }
    }

    private void change(Change change, long now) {
        showing = showing.then(change.clip(), now, shownTicks);
        next = 0;
        log.debug("camera '{}' now shows {}", camera, change.clip());
        if (change.closing()) {
            broadcast.disconnect(Incident.Disconnection.CLOSE);
        }
    }

    private void disconnectIfClosed(Faults faults) {
        if (faults.has(Misbehaviour.CLOSING)) {
            broadcast.disconnect(Incident.Disconnection.CLOSE);
        } else if (faults.has(Misbehaviour.RESETTING)) {
            broadcast.disconnect(Incident.Disconnection.RESET);
        }
    }
}
