package dev.passerby.vision.detection;

/**
 * What a network thinks might be a face.
 *
 * @param box where
 * @param score how probable, from 0 to 1
 * @param regression how the network would move the box
 */
record Candidate(CandidateBox box, float score, Regression regression) {}
