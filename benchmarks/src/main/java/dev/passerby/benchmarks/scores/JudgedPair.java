package dev.passerby.benchmarks.scores;

/**
 * A pair of pictures, its truth and its distance.
 *
 * @param fold the part of the protocol it belongs to
 * @param same whether both show one person
 * @param distance how far apart they were found, from 0 to 2
 */
public record JudgedPair(int fold, boolean same, float distance) {}
