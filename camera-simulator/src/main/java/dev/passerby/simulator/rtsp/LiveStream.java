package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.fault.Fault;
import dev.passerby.simulator.fault.Faults;
import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.fault.Script;
import dev.passerby.simulator.rtp.PacketPath;
import dev.passerby.simulator.rtp.RtpStream;
import dev.passerby.simulator.video.Clip;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated camera: a clip that runs over and over from the moment it is served, whether anyone watches or not.
 *
 * <p>All viewers see the same position of the clip at the same time. What the camera is told takes effect within a tenth of a
 * second. May be used from any thread.
 */
public final class LiveStream {

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    /** Leaves room for RTP, TCP and IP headers in an Ethernet frame, as cameras do. */
    private static final int MAX_RTP_PAYLOAD_BYTES = 1400;

    private final String name;
    private final String url;
    private final long scriptSeed;
    private final int ssrc;
    private final Broadcast broadcast;
    private final Troubles troubles = new Troubles();
    private final Transmission transmission;
    private final AtomicInteger plays = new AtomicInteger();
    private final AtomicInteger clearPasswords = new AtomicInteger();
    private final long startedAtMillis;
    private final long startedAtNanos;

    /**
     * @param seed from which follows all that looks random, with the camera's name
     * @param delay until the first picture
     */
    LiveStream(String name, String url, Map<String, Clip> clips, long seed, Duration stallLimit, Duration delay) {
        this.name = name;
        this.url = url;
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() ^ name.hashCode());
        this.scriptSeed = random.nextLong();
        this.ssrc = random.nextInt();
        RtpStream rtp = new RtpStream(ssrc, random.nextInt(), random.nextInt(), MAX_RTP_PAYLOAD_BYTES);
        PacketPath path = new PacketPath(random.nextLong());
        this.broadcast = new Broadcast(rtp, path, new Random(random.nextLong()), stallLimit);
        this.startedAtMillis = System.currentTimeMillis() + delay.toMillis();
        this.startedAtNanos = System.nanoTime() + delay.toNanos();
        this.transmission = new Transmission(name, startedAtNanos, new Reel(clips), rtp, broadcast, troubles);
    }

    void start(ScheduledExecutorService pacing) {
        transmission.start(pacing);
    }

    public String name() {
        return name;
    }

    /** The camera's address, as in {@code rtsp://127.0.0.1:8554/door}; never with a password. */
    public String url() {
        return url;
    }

    /** The clip that is shown now. */
    public Clip clip() {
        return transmission.showing().clip();
    }

    /** When the first clip first began, in epoch milliseconds. */
    public long startedAtMillis() {
        return startedAtMillis;
    }

    /** How far into the clip the camera is at a time, given in epoch milliseconds; in seconds, below the clip's duration. */
    public double positionAtMillis(long epochMillis) {
        return transmission.showing().positionSeconds(epochMillis - startedAtMillis);
    }

    /** How many viewers play it now. */
    public int viewers() {
        return broadcast.viewers().size();
    }

    /** How often a viewer began to play it so far. */
    public int plays() {
        return plays.get();
    }

    /** How often a viewer sent it a password that anybody on the way could read. */
    public int passwordsInTheClear() {
        return clearPasswords.get();
    }

    /** All that is wrong with the camera now, by {@link #misbehave} and by its script. */
    public Faults faults() {
        return troubles.at(nanos());
    }

    /** Makes the camera fail in these ways from now on, all at once, in place of those it was told before. */
    public void misbehave(Fault... ways) {
        Faults faults = Faults.of(List.of(ways));
        troubles.stand(faults);
        log.info("camera '{}' now misbehaves by {}", name, faults.active());
    }

    /** Ends what {@link #misbehave} began. */
    public void behave() {
        misbehave();
    }

    /** Has a thing happen to the camera. */
    public void happen(Incident incident) {
        troubles.add(incident);
    }

    /**
     * Follows a script in place of the one before; of its steps those that are for this camera. Times count from now, or from
     * the camera's start if that is still to come.
     */
    public void follow(Script script) {
        troubles.follow(script.forCamera(name, scriptSeed), Math.max(0, nanos()));
    }

    /** Shows another clip within the same connections, from its first key frame on; its codec and size may be others. */
    public void show(Clip clip) {
        transmission.change(new Transmission.Change(clip, false));
    }

    /** Shows another clip and closes all connections, as a camera does that starts its encoder anew. */
    public void showToNewViewers(Clip clip) {
        transmission.change(new Transmission.Change(clip, true));
    }

    int ssrc() {
        return ssrc;
    }

    String description(String serverAddress) {
        Showing showing = transmission.showing();
        return SessionDescription.of(name, showing.clip(), startedAtMillis, showing.version(), serverAddress);
    }

    void join(Viewer viewer) {
        plays.incrementAndGet();
        broadcast.join(viewer);
    }

    void leave(Viewer viewer) {
        broadcast.leave(viewer);
    }

    void passwordCameInTheClear() {
        clearPasswords.incrementAndGet();
    }

    private long nanos() {
        return System.nanoTime() - startedAtNanos;
    }
}
