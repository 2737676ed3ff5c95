package dev.passerby.ingest.rtsp;

import dev.passerby.ingest.camera.StopSignal;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The deadline on pictures of one connection, asked by FFmpeg about every 100 ms while it waits for the network and by
 * the read loop between packets. FFmpeg's own timeouts are per socket read: a camera that drips bytes never meets them.
 * Used by the connection's thread alone.
 */
final class Watch {

    /** Why waiting ended. */
    enum Interruption {
        NONE,
        STOPPED,
        OPEN_TIMEOUT,
        NO_PACKETS,
        NO_FRAMES
    }

    private static final Duration GOODBYE = Duration.ofMillis(300);

    /** For this part of the deadline after a decoded picture, packets are believed to be such without a look. */
    private static final int TRUST = 6;

    private final RtspSettings settings;
    private final StopSignal stop;
    private final LongSupplier nanoTime;
    private Phase phase = Phase.OPENING;
    private long phaseSince;
    private long packetAt;
    private long frameAt;
    private long decodedAt;

    Watch(RtspSettings settings, StopSignal stop, LongSupplier nanoTime) {
        this.settings = settings;
        this.stop = stop;
        this.nanoTime = nanoTime;
        enter(Phase.OPENING);
    }

    void enter(Phase next) {
        phase = next;
        phaseSince = nanoTime.getAsLong();
        packetAt = phaseSince;
        frameAt = phaseSince;
    }

    Phase phase() {
        return phase;
    }

    void packetArrived() {
        packetAt = nanoTime.getAsLong();
    }

    void frameArrived() {
        if (phase == Phase.FIRST_FRAME) {
            phase = Phase.PLAYING;
        }
        decodedAt = nanoTime.getAsLong();
        frameAt = decodedAt;
    }

    /** A picture arrived and was not decoded. */
    void frameLeftOut() {
        frameAt = nanoTime.getAsLong();
    }

    /** Whether a picture was decoded just now, so that the next may be left out and counts as one all the same. */
    boolean trustsPackets() {
        Duration most = settings.stallTimeout().dividedBy(TRUST);
        return phase == Phase.PLAYING && !passed(decodedAt, most, nanoTime.getAsLong());
    }

    /** Whether packets came after the last picture: then the pictures fail, not the camera's network. */
    boolean packetsWithoutFrames() {
        return packetAt - frameAt > settings.stallTimeout().toNanos() / 2;
    }

    Interruption interruption() {
        long now = nanoTime.getAsLong();
        if (phase == Phase.CLOSING) {
            return passed(phaseSince, GOODBYE, now) ? Interruption.STOPPED : Interruption.NONE;
        }
        if (stop.isStopped()) {
            return Interruption.STOPPED;
        }
        if (phase == Phase.OPENING) {
            return passed(phaseSince, settings.openTimeout(), now) ? Interruption.OPEN_TIMEOUT : Interruption.NONE;
        }
        if (phase == Phase.PLAYING) {
            return passed(frameAt, settings.stallTimeout(), now) ? Interruption.NO_FRAMES : Interruption.NONE;
        }
        if (passed(packetAt, settings.stallTimeout(), now)) {
            return Interruption.NO_PACKETS;
        }
        return passed(phaseSince, settings.firstFrameTimeout(), now) ? Interruption.NO_FRAMES : Interruption.NONE;
    }

    private static boolean passed(long since, Duration most, long now) {
        return now - since > most.toNanos();
    }
}
