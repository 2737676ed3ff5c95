package dev.passerby.simulator.scene;

/** A move from one rectangle to another that begins and ends gently: a pan, a zoom, or both. */
public record Motion(Rectangle from, Rectangle to) {

    /** Standing still. */
    public static Motion none(Rectangle place) {
        return new Motion(place, place);
    }

    /** The place after a part of the time, 0 to 1. */
    public Rectangle at(double part) {
        double clamped = Math.min(1, Math.max(0, part));
        // Cubic easing with flat ends: 3p² − 2p³.
        return from.towards(to, clamped * clamped * (3 - 2 * clamped));
    }
}
