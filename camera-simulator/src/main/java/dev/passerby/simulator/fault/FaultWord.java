package dev.passerby.simulator.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of a script for what a camera does wrong, in the order in which help lists them. */
public enum FaultWord {
    SILENT("silent", "sends no pictures; connections stay and requests are answered"),
    STALL("stall DURATION", "the same for so long, then pictures come again from a key frame on"),
    DRIP("drip", "sends one packet a second, of a picture that never ends"),
    GARBAGE("garbage", "sends random bytes in place of packets"),
    CLOSE("close", "closes every connection; with 'from' or 'for', new ones too"),
    RESET("reset", "the same with a TCP reset"),
    FREEZE("freeze", "accepts connections, and neither answers nor sends anything"),
    MUTE("mute", "answers no request; viewers who play go on"),
    UNAUTHORIZED("401", "answers DESCRIBE with 401, whatever the password"),
    NOT_FOUND("404", "answers DESCRIBE with 404"),
    UNAVAILABLE("503", "answers DESCRIBE with 503"),
    REDIRECT("redirect URL", "answers DESCRIBE with 302 and this Location"),
    BASIC("basic", "asks for the password in the clear (Basic) and by nothing else"),
    BASIC_AFTER_DIGEST("basic-after-digest", "asks by Digest, and after any answer to it by Basic"),
    LOSS("loss PERCENT", "loses this share of the RTP packets"),
    REORDER("reorder PERCENT", "has this share of the RTP packets overtaken by one to three others"),
    CLOCK("clock OFFSET", "sender reports give a wall-clock time that is off by so much"),
    TIMESTAMPS_STILL("timestamps-still", "every picture has the RTP time at which this began"),
    TIMESTAMPS_JUMP("timestamps-jump OFFSET", "RTP times jump by so much and go on from there"),
    TIMESTAMPS_WRAP("timestamps-wrap DURATION", "RTP times jump so that they pass 2^32 after so long"),
    CLIP("clip FILE|NUMBER|next [close]", "shows another clip within the same connections, or closes them too");

    private final String form;
    private final String effect;

    FaultWord(String form, String effect) {
        this.form = form;
        this.effect = effect;
    }

    /** How it is written, with what it must be given. */
    public String form() {
        return form;
    }

    /** What the camera then does, for help. */
    public String effect() {
        return effect;
    }

    /** The word without what it must be given. */
    public String word() {
        return form.split(" ", 2)[0];
    }

    static Optional<FaultWord> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(FaultWord::word).collect(Collectors.joining(", "));
    }
}
