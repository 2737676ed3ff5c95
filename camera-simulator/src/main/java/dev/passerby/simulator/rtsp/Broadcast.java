package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.fault.Faults;
import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.rtp.PacketPath;
import dev.passerby.simulator.rtp.RtpStream;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.NalUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * What a camera sends to its viewers: one picture when told to, well or badly.
 *
 * <p>Viewers come and go on any thread; pictures are sent by one at a time. Every viewer begins at a key frame; one that lags
 * misses pictures up to the next key frame, and one that reads nothing for too long is disconnected.
 */
final class Broadcast {

    private static final long REPORT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long DRIP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int GARBAGE_BYTES = 1024;

    private final RtpStream rtp;
    private final PacketPath path;
    private final Random garbage;
    private final long stallLimitNanos;
    private final List<Place> places = new CopyOnWriteArrayList<>();

    private long lastReportNanos = Long.MIN_VALUE / 2;
    private Duration reportedAhead = Duration.ZERO;
    private OptionalLong stillTicks = OptionalLong.empty();
    private long lastDripNanos = Long.MIN_VALUE / 2;
    private int drips;
    private long dripTicks;

    /** @param garbage where random bytes come from */
    Broadcast(RtpStream rtp, PacketPath path, Random garbage, Duration stallLimit) {
        this.rtp = rtp;
        this.path = path;
        this.garbage = garbage;
        this.stallLimitNanos = stallLimit.toNanos();
    }

    /** A viewer's place in the broadcast; its fields belong to the sending thread. */
    private static final class Place {
        private final Viewer viewer;
        private boolean awaitsKeyFrame = true;
        private boolean knowsTime;

        Place(Viewer viewer) {
            this.viewer = viewer;
        }
    }

    void join(Viewer viewer) {
        places.add(new Place(viewer));
    }

    void leave(Viewer viewer) {
        places.removeIf(place -> place.viewer == viewer);
    }

    List<Viewer> viewers() {
        return places.stream().map(place -> place.viewer).toList();
    }

    void disconnect(Incident.Disconnection way) {
        for (Viewer viewer : viewers()) {
            if (way == Incident.Disconnection.RESET) {
                viewer.reset("the camera resets all connections");
            } else {
                viewer.disconnect("the camera closes all connections");
            }
        }
    }

    /** The next report is due at once: the camera's clocks were tampered with. */
    void reportSoon() {
        lastReportNanos = Long.MIN_VALUE / 2;
    }

    /**
     * Sends a picture.
     *
     * @param nowNanos since the camera's start
     * @param epochMillis the same instant on the wall clock
     */
    void send(Showing.Due due, Faults faults, long nowNanos, long epochMillis) {
        boolean dripping = faults.has(Misbehaviour.DRIPPING);
        drips = dripping ? drips : 0;
        if (sendsNothing(faults)) {
            skipToKeyFrame();
        } else if (dripping) {
            drip(due, nowNanos);
        } else if (faults.has(Misbehaviour.GARBAGE)) {
            litter();
        } else {
            sendPicture(due, faults, nowNanos, epochMillis);
        }
    }

    private static boolean sendsNothing(Faults faults) {
        return faults.has(Misbehaviour.SILENT)
                || faults.has(Misbehaviour.FROZEN)
                || faults.has(Misbehaviour.CLOSING)
                || faults.has(Misbehaviour.RESETTING);
    }

    private void sendPicture(Showing.Due due, Faults faults, long nowNanos, long epochMillis) {
        boolean keyFrame = due.picture().keyFrame();
        boolean still = stillTicks(due, faults).isPresent();
        long ticks = stillTicks.orElse(due.displayTicks());
        List<byte[]> sent = rtp.packets(due.clip().codec(), unitsOf(due), ticks);
        List<byte[]> packets = path.carry(sent, faults.loss(), faults.reordering());
        boolean reportDue = nowNanos - lastReportNanos >= REPORT_EVERY_NANOS
                || !faults.clockAhead().equals(reportedAhead);
        byte[] report = report(
                due,
                still ? ticks : due.dueTicks(),
                nowNanos,
                epochMillis + faults.clockAhead().toMillis());
        for (Place place : places) {
            if (place.viewer.blockedNanos() > stallLimitNanos) {
                place.viewer.disconnect(
                        "it read nothing for " + TimeUnit.NANOSECONDS.toMillis(place.viewer.blockedNanos()) + " ms");
            } else if (keyFrame || !place.awaitsKeyFrame) {
                if (reportDue || !place.knowsTime) {
                    place.knowsTime = place.viewer.offerRtcp(report);
                }
                place.awaitsKeyFrame = !(packets.isEmpty() || place.viewer.offerRtp(packets));
            }
        }
        if (reportDue) {
            lastReportNanos = nowNanos;
            reportedAhead = faults.clockAhead();
        }
    }

    private OptionalLong stillTicks(Showing.Due due, Faults faults) {
        if (!faults.has(Misbehaviour.TIMESTAMPS_STAND_STILL)) {
            stillTicks = OptionalLong.empty();
        } else if (stillTicks.isEmpty()) {
            stillTicks = OptionalLong.of(due.displayTicks());
        }
        return stillTicks;
    }

    /** The report is about the moment at which the picture was due: viewers count time from the first report. */
    private byte[] report(Showing.Due due, long ticks, long nowNanos, long epochMillis) {
        long lateMillis = TimeUnit.NANOSECONDS.toMillis(nowNanos - due.dueNanos());
        return rtp.senderReport(epochMillis - lateMillis, ticks);
    }

    /** Key frames are preceded by the parameter sets, so that whoever missed the description can decode. */
    private static List<NalUnit> unitsOf(Showing.Due due) {
        if (!due.picture().keyFrame()) {
            return due.picture().nalUnits();
        }
        List<NalUnit> units = new ArrayList<>(due.clip().parameterSets());
        units.addAll(due.picture().nalUnits());
        return units;
    }

    private void drip(Showing.Due due, long nowNanos) {
        skipToKeyFrame();
        if (nowNanos - lastDripNanos >= DRIP_EVERY_NANOS) {
            lastDripNanos = nowNanos;
            dripTicks = drips == 0 ? due.displayTicks() : dripTicks;
            Clip clip = due.clip();
            NalUnit slice = clip.accessUnits().get(0).nalUnits().stream()
                    .max(Comparator.comparingInt(NalUnit::size))
                    .orElseThrow();
            List<byte[]> drop = List.of(rtp.drip(clip.codec(), slice, dripTicks, drips));
            places.forEach(place -> place.viewer.offerRtp(drop));
            drips++;
        }
    }

    private void litter() {
        skipToKeyFrame();
        byte[] bytes = new byte[GARBAGE_BYTES];
        garbage.nextBytes(bytes);
        places.forEach(place -> place.viewer.offerRaw(bytes));
    }

    private void skipToKeyFrame() {
        places.forEach(place -> place.awaitsKeyFrame = true);
    }
}
