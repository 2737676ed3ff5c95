package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.rtp.RtpStream;
import dev.passerby.simulator.video.Clip;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated camera: a clip that runs over and over from the moment it is served, whether anyone watches or not.
 *
 * <p>All viewers see the same position of the clip at the same time. May be used from any thread.
 */
public final class LiveStream {

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    /** Leaves room for RTP, TCP and IP headers in an Ethernet frame, as cameras do. */
    private static final int MAX_RTP_PAYLOAD_BYTES = 1400;

    /** How far the sending may lag before pictures are left out; a sleeping or overloaded machine comes to this. */
    private static final long MAX_LAG_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String name;
    private final String url;
    private final Clip clip;
    private final LoopSchedule schedule;
    private final RtpStream rtp;
    private final Broadcast broadcast;
    private final long startedAtMillis;
    private final long startedAtNanos;
    private final Thread pacing;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    private volatile Misbehaviour misbehaviour = Misbehaviour.NONE;

    LiveStream(String name, String url, Clip clip, Duration stallLimit) {
        this.name = name;
        this.url = url;
        this.clip = clip;
        this.schedule = new LoopSchedule(clip);
        SecureRandom random = new SecureRandom();
        this.rtp = new RtpStream(random.nextInt(), random.nextInt(), random.nextInt(), MAX_RTP_PAYLOAD_BYTES);
        this.broadcast = new Broadcast(clip, schedule, rtp, stallLimit);
        this.startedAtMillis = System.currentTimeMillis();
        this.startedAtNanos = System.nanoTime();
        this.pacing = new Thread(this::pace, "camera-" + name);
        pacing.setDaemon(true);
    }

    void start() {
        pacing.start();
    }

    public String name() {
        return name;
    }

    /** The camera's address, as in {@code rtsp://127.0.0.1:8554/door}; never with a password. */
    public String url() {
        return url;
    }

    public Clip clip() {
        return clip;
    }

    /** When the clip first began, in epoch milliseconds. */
    public long startedAtMillis() {
        return startedAtMillis;
    }

    /** How far into the clip the camera is at a time, given in epoch milliseconds; in seconds, below the clip's duration. */
    public double positionAtMillis(long epochMillis) {
        return schedule.positionSeconds(epochMillis - startedAtMillis);
    }

    /** How many viewers play it now. */
    public int viewers() {
        return broadcast.viewers().size();
    }

    public Misbehaviour misbehaviour() {
        return misbehaviour;
    }

    /** Makes the camera fail in this way from now on, or work again with {@link Misbehaviour#NONE}. */
    public void misbehave(Misbehaviour way) {
        misbehaviour = way;
        log.info("camera '{}' now behaves as {}", name, way);
        if (way == Misbehaviour.CLOSING) {
            broadcast.viewers().forEach(viewer -> viewer.disconnect("the camera closes all connections"));
        }
    }

    int ssrc() {
        return rtp.ssrc();
    }

    void join(Viewer viewer) {
        broadcast.join(viewer);
    }

    void leave(Viewer viewer) {
        broadcast.leave(viewer);
    }

    private void pace() {
        long n = 0;
        try {
            while (awaitUntil(schedule.dueNanos(n))) {
                long now = System.nanoTime() - startedAtNanos;
                if (now - schedule.dueNanos(n) > MAX_LAG_NANOS) {
                    long caughtUp = schedule.dueBy(now);
                    log.warn("camera '{}' lagged: {} pictures are not sent", name, caughtUp - n);
                    n = caughtUp;
                }
                broadcast.send(n, misbehaviour, now, System.currentTimeMillis());
                n++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a time since the start; says whether the camera is still open. */
    private boolean awaitUntil(long dueNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = dueNanos - (System.nanoTime() - startedAtNanos);
            while (!closed && left > 0) {
                left = Math.min(changed.awaitNanos(left), dueNanos - (System.nanoTime() - startedAtNanos));
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Stops sending, and returns when the camera's thread has ended. */
    void close() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        pacing.join();
    }
}
