package dev.passerby.vision.matching;

/**
 * How near an enrolled person is to a probe.
 *
 * @param personId the stable id
 * @param name what events call the person
 * @param distance Euclidean distance to the person's nearest template, from 0 to 2
 */
public record PersonDistance(String personId, String name, double distance) {}
