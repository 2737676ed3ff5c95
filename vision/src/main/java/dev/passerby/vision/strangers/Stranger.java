package dev.passerby.vision.strangers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An unknown person.
 *
 * @param id {@code unknown-} and hexadecimal digits, made from the track it was founded by
 * @param exemplars its best and most different views, oldest first; where no trusted view exists, the founder's alone
 * @param lastSeenMillis when it was last seen
 */
public record Stranger(String id, List<Exemplar> exemplars, long lastSeenMillis) {

    public Stranger {
        exemplars = List.copyOf(exemplars);
    }

    static Stranger founded(String id, String trackId, TrackTemplate template, long atMillis) {
        return new Stranger(id, List.of(new Exemplar(trackId, template)), atMillis);
    }

    /** The distance to the nearest trusted view; infinite where there is none. */
    double distanceTo(TrackTemplate probe, StrangerRules rules) {
        double least = Double.POSITIVE_INFINITY;
        for (Exemplar exemplar : exemplars) {
            if (rules.trust(exemplar.template())) {
                least = Math.min(least, exemplar.template().distanceTo(probe));
            }
        }
        return least;
    }

    Stranger seenAt(long atMillis) {
        return new Stranger(id, exemplars, atMillis);
    }

    /**
     * With a track's present template among its views, if it is the better one. All views of a stranger lie within the link
     * distance of each other, so that no chain of likenesses leads from one person to another.
     */
    Stranger showing(String trackId, TrackTemplate template, StrangerRules rules) {
        List<Exemplar> others = new ArrayList<>();
        for (Exemplar exemplar : exemplars) {
            if (!exemplar.trackId().equals(trackId)) {
                others.add(exemplar);
            } else if (exemplar.template().weight() > template.weight() && rules.trust(exemplar.template())) {
                return this;
            }
        }
        if (!rules.trust(template)) {
            return others.isEmpty() && exemplars.stream().noneMatch(own -> rules.trust(own.template()))
                    ? new Stranger(id, List.of(new Exemplar(trackId, template)), lastSeenMillis)
                    : this;
        }
        others.removeIf(other -> !rules.trust(other.template()));
        if (others.stream().anyMatch(other -> other.template().distanceTo(template) >= rules.linkDistance())) {
            return this;
        }
        others.add(new Exemplar(trackId, template));
        if (others.size() > rules.exemplarsKept()) {
            others.remove(leastTelling(others));
        }
        return new Stranger(id, others, lastSeenMillis);
    }

    /** Whether one of the views is the track's. */
    boolean isShownBy(String trackId) {
        for (Exemplar exemplar : exemplars) {
            if (exemplar.trackId().equals(trackId)) {
                return true;
            }
        }
        return false;
    }

    /** Without the view of a track that is somebody else's after all. */
    Stranger without(String trackId) {
        return new Stranger(
                id,
                exemplars.stream()
                        .filter(exemplar -> !exemplar.trackId().equals(trackId))
                        .toList(),
                lastSeenMillis);
    }

    /** Of the two views most alike the one that weighs less. */
    private static Exemplar leastTelling(List<Exemplar> views) {
        Exemplar least = null;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < views.size(); i++) {
            for (int j = i + 1; j < views.size(); j++) {
                TrackTemplate one = views.get(i).template();
                TrackTemplate other = views.get(j).template();
                double distance = one.distanceTo(other);
                if (distance < nearest) {
                    nearest = distance;
                    least = one.weight() <= other.weight() ? views.get(i) : views.get(j);
                }
            }
        }
        return Objects.requireNonNull(least);
    }
}
