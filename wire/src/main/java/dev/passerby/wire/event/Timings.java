package dev.passerby.wire.event;

/**
 * What the frame of this event cost, in milliseconds. {@code waited} and {@code total} span two machines' clocks and may
 * be negative where these disagree.
 *
 * @param waited from capture to the job's first step
 * @param decode JPEG to pixels
 * @param detect finding the faces
 * @param embed cutting out and embedding them
 * @param match tracking, matching and deciding
 * @param total from capture to this event
 */
public record Timings(double waited, double decode, double detect, double embed, double match, double total) {}
