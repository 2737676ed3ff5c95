package dev.passerby.simulator.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What goes wrong when, for one camera or several: a line a step, such as {@code at 10s silent for 5s},
 * {@code from 20s loss 2%}, {@code every 3s staggered close} or {@code door: at 30s clip other.mkv}. Immutable; times are
 * counted from where the script is followed.
 *
 * <p>Lines that are empty or begin with {@code #} say nothing.
 */
public final class Script {

    /** The script in which nothing goes wrong. */
    public static final Script EMPTY = new Script(List.of());

    private final List<Step> steps;

    private Script(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Reads a script. */
    public static Script parse(String text) throws ScriptException {
        List<Step> steps = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                try {
                    steps.add(StepParser.parse(line));
                } catch (ScriptException e) {
                    throw e.at(number);
                }
            }
        }
        return new Script(steps);
    }

    /** Reads one step, which may lack its time: {@code loss 2%} is on from the start. */
    public static Script parseStep(String line) throws ScriptException {
        return new Script(List.of(StepParser.parseWithOrWithoutTime(line)));
    }

    /** This script and another at the same time. */
    public Script and(Script other) {
        return new Script(Stream.concat(steps.stream(), other.steps.stream()).toList());
    }

    /** The steps that are for one camera; the same seed staggers them in the same way. */
    public Script forCamera(String name, long seed) {
        List<Step> own = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).isFor(name)) {
                own.add(steps.get(i).staggeredBy(seed + i));
            }
        }
        return new Script(own);
    }

    /** What is wrong at a time. */
    public Faults faultsAt(long nanos) {
        List<Fault> faults = new ArrayList<>();
        for (Step step : steps) {
            if (step.act() instanceof Fault fault && step.timing().isOnAt(nanos)) {
                faults.add(fault);
            }
        }
        return Faults.of(faults);
    }

    /** What happens after one time and until another, which is included; in the script's order. */
    public List<Incident> incidentsBetween(long afterNanos, long untilNanos) {
        List<Incident> incidents = new ArrayList<>();
        for (Step step : steps) {
            if (step.act() instanceof Incident incident) {
                long times =
                        step.timing().beginningsBy(untilNanos) - step.timing().beginningsBy(afterNanos);
                incidents.addAll(Collections.nCopies((int) times, incident));
            }
        }
        return incidents;
    }

    /** The clips that it names, as it names them. */
    public Set<String> clips() {
        Set<String> clips = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step.act() instanceof Incident.ClipChange change) {
                clips.add(change.clip());
            }
        }
        return Collections.unmodifiableSet(clips);
    }

    /** The cameras that it names and that are not among these, as it names them. */
    public Set<String> camerasNotAmong(Set<String> names) {
        Set<String> absent = new LinkedHashSet<>();
        for (Step step : steps) {
            if (names.stream().noneMatch(step::isFor)) {
                absent.add(step.cameras());
            }
        }
        return Collections.unmodifiableSet(absent);
    }
}
