package dev.passerby.ingest.share;

import dev.passerby.wire.camera.Camera;

/**
 * An attached camera and where its record lies; whoever holds that partition works the camera.
 *
 * @param camera the camera
 * @param partition of the cameras topic
 */
public record PlacedCamera(Camera camera, int partition) {}
