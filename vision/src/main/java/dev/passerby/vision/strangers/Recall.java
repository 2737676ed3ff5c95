package dev.passerby.vision.strangers;

/**
 * Who an unknown face is to the memory.
 *
 * @param next the memory from now on
 * @param unknownId the stranger's id, new or known
 */
public record Recall(Strangers next, String unknownId) {}
