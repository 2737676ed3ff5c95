package dev.passerby.deploy.chaos.plan;

/**
 * A fault in its place.
 *
 * @param fault what goes wrong
 * @param pauseMillis how long after the second checkpoint since the fault before
 * @param dice decides whom it hits
 */
public record PlannedFault(Fault fault, long pauseMillis, int dice) {

    /** One of so many, from 0. */
    public int choice(int among) {
        return Math.floorMod(dice, among);
    }
}
