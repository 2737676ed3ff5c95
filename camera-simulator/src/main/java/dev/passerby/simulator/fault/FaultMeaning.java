package dev.passerby.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a word of a script stands for.
 *
 * @param fault what it is where it lasts; null for what cannot last
 * @param incident what it is at a moment; null for what cannot be over at once
 * @param lasts how long it lasts by itself; null where the step says so
 */
record FaultMeaning(
        @Nullable Fault fault,
        @Nullable Incident incident,
        @Nullable Duration lasts) {

    /** Reads what the word must be given. */
    static FaultMeaning read(String name, Words words) throws ScriptException {
        FaultWord word = FaultWord.of(name)
                .orElseThrow(() -> new ScriptException("'" + name + "' is no fault; they are " + FaultWord.all()));
        return switch (word) {
            case SILENT -> lasting(Misbehaviour.SILENT);
            case STALL -> new FaultMeaning(Misbehaviour.SILENT, null, Quantity.positive(words.take(), name));
            case DRIP -> lasting(Misbehaviour.DRIPPING);
            case GARBAGE -> lasting(Misbehaviour.GARBAGE);
            case CLOSE -> new FaultMeaning(Misbehaviour.CLOSING, Incident.Disconnection.CLOSE, null);
            case RESET -> new FaultMeaning(Misbehaviour.RESETTING, Incident.Disconnection.RESET, null);
            case FREEZE -> lasting(Misbehaviour.FROZEN);
            case MUTE -> lasting(Misbehaviour.NOT_ANSWERING);
            case UNAUTHORIZED -> lasting(Misbehaviour.UNAUTHORIZED);
            case NOT_FOUND -> lasting(Misbehaviour.NOT_FOUND);
            case UNAVAILABLE -> lasting(Misbehaviour.UNAVAILABLE);
            case REDIRECT -> lasting(redirect(words.take()));
            case BASIC -> lasting(Misbehaviour.BASIC_ONLY);
            case BASIC_AFTER_DIGEST -> lasting(Misbehaviour.BASIC_AFTER_DIGEST);
            case LOSS -> lasting(new Fault.Loss(Quantity.share(words.take(), name)));
            case REORDER -> lasting(new Fault.Reordering(Quantity.share(words.take(), name)));
            case CLOCK -> lasting(new Fault.Clock(Quantity.offset(words.take(), name)));
            case TIMESTAMPS_STILL -> lasting(Misbehaviour.TIMESTAMPS_STAND_STILL);
            case TIMESTAMPS_JUMP -> moment(new Incident.TimestampJump(Quantity.offset(words.take(), name)));
            case TIMESTAMPS_WRAP -> moment(new Incident.TimestampWrap(Quantity.duration(words.take(), name)));
            case CLIP -> moment(clip(words));
        };
    }

    private static FaultMeaning lasting(Fault fault) {
        return new FaultMeaning(fault, null, null);
    }

    private static FaultMeaning moment(Incident incident) {
        return new FaultMeaning(null, incident, null);
    }

    private static Fault redirect(String location) throws ScriptException {
        try {
            return new Fault.Redirect(location);
        } catch (IllegalArgumentException e) {
            throw new ScriptException(
                    "'redirect' must be given an address such as rtsp://127.0.0.1:8554/other, got '" + location + "'");
        }
    }

    private static Incident clip(Words words) throws ScriptException {
        String clip = words.take();
        if (clip.isEmpty()) {
            throw new ScriptException("'clip' must be given a file, a clip's number or 'next', got nothing");
        }
        return new Incident.ClipChange(clip, words.takeIf("close"));
    }
}
