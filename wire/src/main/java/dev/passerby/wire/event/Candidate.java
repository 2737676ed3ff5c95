package dev.passerby.wire.event;

/**
 * An enrolled person in the order of likeness.
 *
 * @param person the name
 * @param personId the stable id
 * @param distance Euclidean distance to the nearest template, from 0 (same picture) to 2
 */
public record Candidate(String person, String personId, double distance) {}
