package dev.passerby.simulator.fault;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that is wrong with a camera at a moment. Of faults that contradict one another the first counts. */
public record Faults(Set<Fault> active) {

    public static final Faults NONE = new Faults(Set.of());

    public Faults {
        active = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(active));
    }

    public static Faults of(Collection<Fault> faults) {
        return faults.isEmpty() ? NONE : new Faults(new LinkedHashSet<>(faults));
    }

    public boolean has(Misbehaviour way) {
        return active.contains(way);
    }

    /** Both these and others, these first. */
    public Faults and(Faults others) {
        if (active.isEmpty() || others.active.isEmpty()) {
            return active.isEmpty() ? others : this;
        }
        return of(Stream.concat(active.stream(), others.active.stream()).toList());
    }

    /** Where a description is to be looked for instead. */
    public Optional<String> redirect() {
        return first(Fault.Redirect.class).map(Fault.Redirect::location);
    }

    /** Share of packets that are lost. */
    public double loss() {
        return first(Fault.Loss.class).map(Fault.Loss::share).orElse(0.0);
    }

    /** Share of packets that are overtaken. */
    public double reordering() {
        return first(Fault.Reordering.class).map(Fault.Reordering::share).orElse(0.0);
    }

    /** How far the camera's clock is ahead. */
    public Duration clockAhead() {
        return first(Fault.Clock.class).map(Fault.Clock::ahead).orElse(Duration.ZERO);
    }

    private <F extends Fault> Optional<F> first(Class<F> kind) {
        return active.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
