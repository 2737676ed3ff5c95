package dev.passerby.wire.event;

/**
 * How the track's pictures voted, each weighted by its quality.
 *
 * @param pictures pictures that voted
 * @param winning weight for the decision
 * @param total weight of all votes
 */
public record Votes(int pictures, double winning, double total) {}
