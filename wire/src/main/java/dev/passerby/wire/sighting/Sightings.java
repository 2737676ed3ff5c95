package dev.passerby.wire.sighting;

import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.frame.FrameName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * What the job saw in one frame that it looked at; no faces is news too. They may be lost: whoever must not miss anything
 * reads events.
 *
 * @param camera the camera's id
 * @param epoch the connection that delivered the frame
 * @param seq the frame's number within it
 * @param capturedAt when ingest received the frame
 * @param width pixels across
 * @param height pixels down
 * @param faces every face found
 */
public record Sightings(
        String camera, long epoch, long seq, Instant capturedAt, int width, int height, List<SightedFace> faces) {

    public Sightings {
        faces = List.copyOf(faces);
        if (!Camera.isId(camera)) {
            throw new IllegalArgumentException("sightings' camera must be a camera id");
        }
    }

    /** The frame they are in. */
    public FrameName frame() {
        return new FrameName(camera, epoch, seq);
    }

    /** The key on the sightings topic. */
    public byte[] key() {
        return camera.getBytes(StandardCharsets.UTF_8);
    }

    /** The value on the sightings topic. */
    public byte[] toJson() {
        return Json.bytes(this);
    }

    /** Reads the value of the sightings topic. */
    public static Sightings fromJson(byte[] json) throws WireFormatException {
        return Json.read(json, Sightings.class);
    }
}
