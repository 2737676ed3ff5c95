package dev.passerby.vision.tracking;

import dev.passerby.wire.event.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One face's unbroken appearance before one camera.
 *
 * @param id {@code camera-epoch-seq-index} of the frame and face it began with: unique over cameras and times, and the same
 *     again when frames are replayed
 * @param firstSeenMillis capture time of its first picture
 * @param latest where it was seen last
 * @param proven where it was last seen with an embedding that agrees with its evidence; what came after is known by place
 *     only, and is taken back when an embedding disagrees
 * @param doubtful whether a step since {@code proven} was so wide that place alone does not say it is the same face
 * @param velocityX pixels per millisecond to the right
 * @param velocityY pixels per millisecond downwards
 * @param confirmed whether it was announced
 * @param evidence its pictures, oldest first
 * @param identity what the evidence amounted to when it was last judged
 * @param judgedBy the fingerprint of the gallery and the threshold it was judged by
 * @param yieldsTo the id of the track that was seen beside this one and keeps the name that both have grounds for; absent
 *     where there is none
 * @param announced the identity subscribers were last told
 * @param events how many events it has had; the next one's number
 */
public record Track(
        String id,
        long firstSeenMillis,
        Sighting latest,
        @Nullable Sighting proven,
        boolean doubtful,
        double velocityX,
        double velocityY,
        boolean confirmed,
        List<Evidence> evidence,
        @Nullable Identity identity,
        long judgedBy,
        @Nullable String yieldsTo,
        @Nullable Identity announced,
        long events) {

    public Track {
        evidence = List.copyOf(evidence);
    }

    static Track begin(FrameFaces frame, int face) {
        String id = frame.cameraId() + '-' + frame.epoch() + '-' + frame.seq() + '-' + face;
        return new Track(
                id,
                frame.capturedAtMillis(),
                Sighting.of(frame, face, 1),
                null,
                false,
                0,
                0,
                false,
                List.of(),
                null,
                0,
                null,
                null,
                0);
    }

    /** Whether it has gone unseen for longer than the quiet period; a clock that was set back counts the same. */
    boolean isQuiet(long atMillis, TrackingRules rules) {
        return Math.abs(atMillis - latest.capturedAtMillis()) > rules.quietMillis();
    }

    /** Seen again, by place only. */
    Track seen(Sighting sighting, boolean wideStep) {
        Velocity velocity = Velocity.of(this).after(latest, sighting);
        return new Track(
                id,
                firstSeenMillis,
                sighting,
                proven,
                doubtful || wideStep,
                velocity.x(),
                velocity.y(),
                confirmed,
                evidence,
                identity,
                judgedBy,
                yieldsTo,
                announced,
                events);
    }

    /** The latest sighting proven by an embedding, with the evidence that is kept of now. */
    Track proven(List<Evidence> kept) {
        return new Track(
                id,
                firstSeenMillis,
                latest,
                latest,
                false,
                velocityX,
                velocityY,
                confirmed,
                kept,
                identity,
                judgedBy,
                yieldsTo,
                announced,
                events);
    }

    /** Without the sightings since the last proof: they were somebody else's. */
    Track withoutUnproven() {
        return new Track(
                id,
                firstSeenMillis,
                proven == null ? latest : proven,
                proven,
                false,
                0,
                0,
                confirmed,
                evidence,
                identity,
                judgedBy,
                yieldsTo,
                announced,
                events);
    }

    /** Without the sightings since the last proof if there was a step among them that place alone does not vouch for. */
    Track withoutDoubt() {
        return doubtful && proven != null ? withoutUnproven() : this;
    }

    Track judged(Identity now, long by) {
        return new Track(
                id,
                firstSeenMillis,
                latest,
                proven,
                doubtful,
                velocityX,
                velocityY,
                confirmed,
                evidence,
                now,
                by,
                yieldsTo,
                announced,
                events);
    }

    /** Without the name that it has grounds for, which another track bears. */
    Track yielding(String other, Identity withoutName) {
        return new Track(
                id,
                firstSeenMillis,
                latest,
                proven,
                doubtful,
                velocityX,
                velocityY,
                confirmed,
                evidence,
                withoutName,
                judgedBy,
                other,
                announced,
                events);
    }

    /** With nobody before it who bears its name. */
    Track yieldingToNobody() {
        return new Track(
                id,
                firstSeenMillis,
                latest,
                proven,
                doubtful,
                velocityX,
                velocityY,
                confirmed,
                evidence,
                identity,
                judgedBy,
                null,
                announced,
                events);
    }

    /** Announced as a track, with one event more. */
    Track confirmedNow() {
        return new Track(
                id,
                firstSeenMillis,
                latest,
                proven,
                doubtful,
                velocityX,
                velocityY,
                true,
                evidence,
                identity,
                judgedBy,
                yieldsTo,
                announced,
                events + 1);
    }

    /** With an identity announced, with one event more. */
    Track announcing(Identity now) {
        return new Track(
                id,
                firstSeenMillis,
                latest,
                proven,
                doubtful,
                velocityX,
                velocityY,
                confirmed,
                evidence,
                identity,
                judgedBy,
                yieldsTo,
                now,
                events + 1);
    }
}
