package dev.passerby.pipeline.recognition;

/**
 * One subtask's word that it has taken a person out of what it searches. It goes the way the subtask's events go, so whoever
 * has it has all events from before.
 *
 * @param personId the removed person
 * @param version the version of the entry that asked
 * @param subtask which subtask says so, from 0
 * @param subtasks how many there are
 */
public record Forgotten(String personId, long version, int subtask, int subtasks) {}
