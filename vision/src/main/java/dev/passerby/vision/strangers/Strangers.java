package dev.passerby.vision.strangers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything remembered of the faces all cameras saw: incremental clustering of unknown tracks by their templates. Immutable.
 *
 * <p>A new unknown track joins the stranger with the nearest view, if that is nearer than the link distance, or founds another.
 * It keeps the stranger it was given, and two strangers are never made one: an id that was told stays true. A poor template
 * gets an id too, but becomes nobody's view.
 *
 * @param strangers the unknown people, the longest unseen first
 * @param tracks the tracks that were told of, the longest unseen first
 * @param retired ids of strangers who have a name now, the longest unseen first
 */
public record Strangers(List<Stranger> strangers, List<SeenTrack> tracks, List<RetiredId> retired) {

    public Strangers {
        strangers = List.copyOf(strangers);
        tracks = List.copyOf(tracks);
        retired = List.copyOf(retired);
    }

    /** The memory of somebody who has seen nobody yet. */
    public static Strangers none() {
        return new Strangers(List.of(), List.of(), List.of());
    }

    /** An unknown track was seen: who it is. */
    public Recall unknown(String trackId, TrackTemplate template, long nowMillis, StrangerRules rules) {
        Strangers present = forgotten(nowMillis, rules);
        SeenTrack track = present.track(trackId).orElse(null);
        Stranger nearest = present.nearest(template, rules);
        Stranger known =
                track == null ? null : present.stranger(track.unknownId()).orElse(null);
        Stranger seen = known != null ? known : nearest;
        if (seen == null) {
            seen = Stranger.founded(present.newId(trackId), trackId, template, nowMillis);
        } else if (nearest == null || nearest.id().equals(seen.id())) {
            // A view that looks more like another stranger must not draw that one's next visits here.
            seen = seen.showing(trackId, template, rules);
        }
        SeenTrack told = new SeenTrack(
                trackId,
                seen.id(),
                track == null ? null : track.named(),
                nowMillis,
                track == null ? null : track.personId());
        return new Recall(present.with(seen.seenAt(nowMillis)).with(told).bounded(rules), seen.id());
    }

    /** A track has a name: it is no stranger's view any more, and its face is kept in case the name is rejected. */
    public Strangers named(
            String trackId, @Nullable String personId, TrackTemplate template, long nowMillis, StrangerRules rules) {
        Strangers present = forgotten(nowMillis, rules);
        List<Stranger> others = present.strangers.stream()
                .map(stranger -> stranger.isShownBy(trackId) ? stranger.without(trackId) : stranger)
                .filter(stranger -> !stranger.exemplars().isEmpty())
                .toList();
        return new Strangers(others, present.tracks, present.retired)
                .with(new SeenTrack(trackId, null, template, nowMillis, personId))
                .bounded(rules);
    }

    /** Without those who have a name now: their ids retire. */
    Strangers without(List<Stranger> gone) {
        if (gone.isEmpty()) {
            return this;
        }
        List<Stranger> left = new ArrayList<>(strangers);
        left.removeAll(gone);
        List<RetiredId> ids = new ArrayList<>(retired);
        gone.forEach(stranger -> ids.add(new RetiredId(stranger.id(), stranger.lastSeenMillis())));
        return new Strangers(left, tracks, ids);
    }

    /** Without the faces of tracks that had this person's name. */
    Strangers withoutTracksOf(String personId) {
        List<SeenTrack> left = tracks.stream()
                .filter(track -> !personId.equals(track.personId()))
                .toList();
        return left.size() == tracks.size() ? this : new Strangers(strangers, left, retired);
    }

    /** Without what was seen too long ago. */
    public Strangers forgotten(long nowMillis, StrangerRules rules) {
        if (lastSeen().noneMatch(seen -> rules.isForgotten(seen, nowMillis))) {
            return this;
        }
        return new Strangers(
                still(strangers, Stranger::lastSeenMillis, nowMillis, rules),
                still(tracks, SeenTrack::lastSeenMillis, nowMillis, rules),
                still(retired, RetiredId::lastSeenMillis, nowMillis, rules));
    }

    /** When the first of what is remembered will be forgotten; empty where nothing is. */
    public OptionalLong forgetsAtMillis(StrangerRules rules) {
        OptionalLong first = lastSeen().min();
        return first.isEmpty() ? first : OptionalLong.of(first.getAsLong() + rules.keepMillis());
    }

    /** The stranger of this id. */
    public Optional<Stranger> stranger(@Nullable String id) {
        return strangers.stream().filter(stranger -> stranger.id().equals(id)).findFirst();
    }

    /** What is remembered of a track. */
    public Optional<SeenTrack> track(String trackId) {
        return tracks.stream().filter(track -> track.trackId().equals(trackId)).findFirst();
    }

    /** The stranger with the nearest view within the link distance; of equally near ones the lower id. */
    private @Nullable Stranger nearest(TrackTemplate template, StrangerRules rules) {
        Stranger nearest = null;
        double least = rules.linkDistance();
        for (Stranger stranger : strangers) {
            double distance = stranger.distanceTo(template, rules);
            boolean tie = nearest != null && distance == least && stranger.id().compareTo(nearest.id()) < 0;
            if (distance < least || tie) {
                nearest = stranger;
                least = distance;
            }
        }
        return nearest;
    }

    private String newId(String trackId) {
        return UnknownId.of(
                trackId,
                id -> stranger(id).isPresent()
                        || retired.stream().anyMatch(old -> old.unknownId().equals(id)));
    }

    private Strangers with(Stranger seen) {
        List<Stranger> others = new ArrayList<>(strangers);
        others.removeIf(other -> other.id().equals(seen.id()));
        others.add(seen);
        return new Strangers(others, tracks, retired);
    }

    private Strangers with(SeenTrack seen) {
        List<SeenTrack> others = new ArrayList<>(tracks);
        others.removeIf(other -> other.trackId().equals(seen.trackId()));
        others.add(seen);
        return new Strangers(strangers, others, retired);
    }

    private Strangers bounded(StrangerRules rules) {
        return new Strangers(
                newest(strangers, rules.most()), newest(tracks, rules.most()), newest(retired, rules.most()));
    }

    private LongStream lastSeen() {
        return Stream.of(
                        strangers.stream().mapToLong(Stranger::lastSeenMillis),
                        tracks.stream().mapToLong(SeenTrack::lastSeenMillis),
                        retired.stream().mapToLong(RetiredId::lastSeenMillis))
                .flatMapToLong(seen -> seen);
    }

    private static <T> List<T> still(
            List<T> all, ToLongFunction<T> lastSeenMillis, long nowMillis, StrangerRules rules) {
        return all.stream()
                .filter(one -> !rules.isForgotten(lastSeenMillis.applyAsLong(one), nowMillis))
                .toList();
    }

    private static <T> List<T> newest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /** Without ids and faces: who was seen when is nobody's business. */
    @Override
    public String toString() {
        return "Strangers[" + strangers.size() + ", tracks=" + tracks.size() + ", retired=" + retired.size() + "]";
    }
}
