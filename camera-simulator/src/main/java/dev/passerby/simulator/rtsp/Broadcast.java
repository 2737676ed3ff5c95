package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.rtp.RtpStream;
import dev.passerby.simulator.video.AccessUnit;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.NalUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * What a camera sends to its viewers: one picture when told to, well or badly.
 *
 * <p>Viewers come and go on any thread; pictures are sent by one. Every viewer begins at a key frame; one that lags
 * misses pictures up to the next key frame, and one that reads nothing for too long is disconnected.
 */
final class Broadcast {

    private static final long REPORT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long DRIP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int GARBAGE_BYTES = 1024;

    private final Clip clip;
    private final LoopSchedule schedule;
    private final RtpStream rtp;
    private final long stallLimitNanos;
    private final List<Place> places = new CopyOnWriteArrayList<>();
    private final Random garbage = new Random(1);

    private long lastReportNanos = Long.MIN_VALUE / 2;
    private long lastDripNanos = Long.MIN_VALUE / 2;
    private int drips;
    private long dripTicks;

    Broadcast(Clip clip, LoopSchedule schedule, RtpStream rtp, Duration stallLimit) {
        this.clip = clip;
        this.schedule = schedule;
        this.rtp = rtp;
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

    /**
     * Sends the {@code n}th picture of the schedule.
     *
     * @param nowNanos since the camera's start
     * @param epochMillis the same instant on the wall clock
     */
    void send(long n, Misbehaviour misbehaviour, long nowNanos, long epochMillis) {
        if (misbehaviour != Misbehaviour.DRIPPING) {
            drips = 0;
        }
        switch (misbehaviour) {
            case SILENT, CLOSING -> skipToKeyFrame();
            case DRIPPING -> drip(n, nowNanos);
            case GARBAGE -> litter();
            default -> sendPicture(n, nowNanos, epochMillis);
        }
    }

    private void sendPicture(long n, long nowNanos, long epochMillis) {
        AccessUnit picture = clip.accessUnits().get(schedule.picture(n));
        List<byte[]> packets = rtp.packets(unitsOf(picture), schedule.displayTicks(n));
        boolean reportDue = nowNanos - lastReportNanos >= REPORT_EVERY_NANOS;
        byte[] report = report(n, nowNanos, epochMillis);
        for (Place place : places) {
            if (place.viewer.blockedNanos() > stallLimitNanos) {
                place.viewer.disconnect(
                        "it read nothing for " + TimeUnit.NANOSECONDS.toMillis(place.viewer.blockedNanos()) + " ms");
            } else if (picture.keyFrame() || !place.awaitsKeyFrame) {
                if (reportDue || !place.knowsTime) {
                    place.knowsTime = place.viewer.offerRtcp(report);
                }
                place.awaitsKeyFrame = !place.viewer.offerRtp(packets);
            }
        }
        if (reportDue) {
            lastReportNanos = nowNanos;
        }
    }

    /** The report is about the moment at which the picture was due: viewers count time from the first report. */
    private byte[] report(long n, long nowNanos, long epochMillis) {
        long dueNanos = schedule.dueNanos(n);
        long lateMillis = TimeUnit.NANOSECONDS.toMillis(nowNanos - dueNanos);
        return rtp.senderReport(epochMillis - lateMillis, LoopSchedule.ticks(dueNanos));
    }

    /** Key frames are preceded by the parameter sets, so that whoever missed the description can decode. */
    private List<NalUnit> unitsOf(AccessUnit picture) {
        if (!picture.keyFrame()) {
            return picture.nalUnits();
        }
        List<NalUnit> units = new ArrayList<>(clip.parameterSets());
        units.addAll(picture.nalUnits());
        return units;
    }

    private void drip(long n, long nowNanos) {
        skipToKeyFrame();
        if (nowNanos - lastDripNanos >= DRIP_EVERY_NANOS) {
            lastDripNanos = nowNanos;
            dripTicks = drips == 0 ? schedule.displayTicks(n) : dripTicks;
            NalUnit slice = clip.accessUnits().get(0).nalUnits().stream()
                    .max(Comparator.comparingInt(NalUnit::size))
                    .orElseThrow();
            List<byte[]> drop = List.of(rtp.drip(slice, dripTicks, drips));
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
