package dev.passerby.vision.tracking;

import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers are told of a track, and when: its appearance once it is confirmed, its identity when one is decided or
 * differs from what they were told last, its end.
 */
final class Announcements {

    private Announcements() {}

    /** A track after its announcements, with these. */
    record Told(Track track, List<TrackChange> changes) {}

    /** What is to be told of a track that was seen in this frame, and judged. */
    static Told ofSighting(String cameraId, Track judged, TrackingRules rules) {
        Track track = judged;
        Identity identity = Objects.requireNonNull(track.identity());
        List<TrackChange> changes = new ArrayList<>();
        if (!track.confirmed()) {
            if (track.latest().frames() < rules.confirmingFrames()) {
                return new Told(track, changes);
            }
            long number = track.events();
            track = track.confirmedNow();
            changes.add(new TrackChange(EventType.FACE_TRACK_NEW, number, cameraId, track, track.latest(), identity));
        }
        track = announceIdentity(cameraId, track, identity, changes);
        return new Told(track, changes);
    }

    /** What is to be told of a track that has ended: its last change of mind, and the end. Nothing of a ghost. */
    static List<TrackChange> ofEnd(String cameraId, Track ended, GalleryIndex gallery, TrackingRules rules) {
        if (!ended.confirmed()) {
            return List.of();
        }
        Track track = OneNameOneFace.ended(judged(ended.withoutDoubt(), gallery, rules));
        Identity identity = IdentityRules.concluded(Objects.requireNonNull(track.identity()));
        List<TrackChange> changes = new ArrayList<>();
        track = announceIdentity(cameraId, track, identity, changes);
        changes.add(
                new TrackChange(EventType.FACE_TRACK_END, track.events(), cameraId, track, track.latest(), identity));
        return changes;
    }

    /** The track judged anew if its evidence, the gallery or the threshold changed since; as it was otherwise. */
    static Track judged(Track track, GalleryIndex gallery, TrackingRules rules) {
        double threshold = rules.identity().matching().threshold();
        long by = 31 * gallery.fingerprint() + Double.hashCode(threshold);
        if (track.identity() != null && track.judgedBy() == by && !evidenceIsNew(track)) {
            return track;
        }
        Identity identity = rules.identity().decide(track.evidence(), gallery, track.identity());
        return track.judged(identity, by);
    }

    private static boolean evidenceIsNew(Track track) {
        return track.proven() != null && track.proven().equals(track.latest());
    }

    private static Track announceIdentity(String cameraId, Track track, Identity identity, List<TrackChange> changes) {
        EventType type = news(track.announced(), identity);
        if (type == null) {
            return track;
        }
        long number = track.events();
        Track after = track.announcing(identity);
        Sighting grounds = after.proven() == null ? after.latest() : after.proven();
        changes.add(new TrackChange(type, number, cameraId, after, grounds, identity));
        return after;
    }

    /** The event that takes subscribers from what they were told to what is so; null where there is no news. */
    static @Nullable EventType news(@Nullable Identity told, Identity now) {
        if (told == null) {
            return switch (now.decision()) {
                case MATCH -> EventType.FACE_RECOGNIZED;
                case UNKNOWN -> EventType.FACE_UNKNOWN;
                case PENDING, AMBIGUOUS, LOW_QUALITY -> null;
            };
        }
        boolean changed =
                switch (now.decision()) {
                    case MATCH ->
                        told.decision() != Decision.MATCH
                                || !Objects.equals(told.personId(), now.personId())
                                || !Objects.equals(told.person(), now.person());
                    case UNKNOWN -> told.decision() != Decision.UNKNOWN;
                    // A name that no longer holds is withdrawn, even if no other takes its place.
                    case AMBIGUOUS -> told.decision() == Decision.MATCH;
                    case PENDING, LOW_QUALITY -> false;
                };
        return changed ? EventType.FACE_IDENTITY_CHANGED : null;
    }
}
