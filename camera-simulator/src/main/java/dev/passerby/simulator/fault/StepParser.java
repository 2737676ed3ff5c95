package dev.passerby.simulator.fault;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of a script on its way to a step: {@code [CAMERAS:] at|from|every TIME FAULT [for TIME]}. */
final class StepParser {

    private static final Pattern CAMERAS = Pattern.compile("[A-Za-z0-9._~*-]+");

    private final Words words;
    private final boolean timeless;

    private StepParser(String line, boolean timeless) throws ScriptException {
        this.words = Words.of(line);
        this.timeless = timeless;
    }

    static Step parse(String line) throws ScriptException {
        return new StepParser(line, false).step();
    }

    /** Without a time, what lasts is on from the start. */
    static Step parseWithOrWithoutTime(String line) throws ScriptException {
        return new StepParser(line, true).step();
    }

    private Step step() throws ScriptException {
        String cameras = cameras();
        String when = words.peek();
        boolean every = words.takeIf("every");
        boolean from = !every && words.takeIf("from");
        boolean at = !every && !from && words.takeIf("at");
        long time = 0;
        if (every) {
            time = Quantity.positive(words.take(), when).toNanos();
        } else if (from || at) {
            time = Quantity.duration(words.take(), when).toNanos();
        } else if (!timeless) {
            throw new ScriptException("a step begins with 'at', 'from' or 'every' and a time, got '" + when + "'");
        }
        boolean staggered = every && words.takeIf("staggered");
        String name = words.take();
        FaultMeaning meaning = FaultMeaning.read(name, words);
        Duration lasts = words.takeIf("for") ? Quantity.positive(words.take(), "for") : meaning.lasts();
        if (!words.isEmpty()) {
            throw new ScriptException(
                    "'" + words.peek() + "' is not understood where the step could end; leave it out");
        }
        if (from || (!at && !every && lasts == null)) {
            return new Step(cameras, Timing.from(time), false, withoutEnd(name, meaning, lasts));
        }
        if (lasts == null) {
            Timing moment = every ? Timing.every(time, 0) : Timing.once(time, 0);
            return new Step(cameras, moment, staggered, incident(name, meaning));
        }
        if (every && lasts.toNanos() >= time) {
            throw new ScriptException("'" + name + "' must end before it comes again; lengthen 'every'");
        }
        Timing timing = every ? Timing.every(time, lasts.toNanos()) : Timing.once(time, lasts.toNanos());
        return new Step(cameras, timing, staggered, fault(name, meaning));
    }

    private String cameras() throws ScriptException {
        if (!words.peek().endsWith(":")) {
            return Step.EVERY_CAMERA;
        }
        String word = words.take();
        String cameras = word.substring(0, word.length() - 1);
        if (!CAMERAS.matcher(cameras).matches()) {
            throw new ScriptException("before ':' stands a camera's name, or one with '*', got '" + cameras + "'");
        }
        return cameras;
    }

    private Act withoutEnd(String name, FaultMeaning meaning, @Nullable Duration lasts) throws ScriptException {
        if (lasts != null) {
            throw new ScriptException("'" + name + "' after 'from' has no end; write 'at' in place of 'from'");
        }
        return fault(name, meaning);
    }

    private static Fault fault(String name, FaultMeaning meaning) throws ScriptException {
        Fault fault = meaning.fault();
        if (fault == null) {
            throw new ScriptException(
                    "'" + name + "' happens at a moment; write 'at TIME' or 'every TIME', without 'for'");
        }
        return fault;
    }

    private static Incident incident(String name, FaultMeaning meaning) throws ScriptException {
        Incident incident = meaning.incident();
        if (incident == null) {
            throw new ScriptException("'" + name + "' lasts; say how long, as in 'for 5s', or write 'from'");
        }
        return incident;
    }
}
