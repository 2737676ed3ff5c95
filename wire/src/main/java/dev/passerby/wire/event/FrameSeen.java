package dev.passerby.wire.event;

import java.time.Instant;

/**
 * The frame an event speaks of.
 *
 * @param epoch the camera's connection
 * @param seq the frame's number within it
 * @param capturedAt when ingest received it
 * @param width pixels across
 * @param height pixels down
 */
public record FrameSeen(long epoch, long seq, Instant capturedAt, int width, int height) {}
