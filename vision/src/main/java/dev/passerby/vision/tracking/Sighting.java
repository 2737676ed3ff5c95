package dev.passerby.vision.tracking;

import dev.passerby.vision.face.DetectedFace;
import dev.passerby.wire.event.QualityMarks;
import org.jspecify.annotations.Nullable;

/**
 * A track's face in one frame.
 *
 * @param epoch the frame's connection
 * @param seq the frame's number within it
 * @param capturedAtMillis when the frame was taken
 * @param width pixels across the frame
 * @param height pixels down the frame
 * @param face where the face is
 * @param quality how good it is for recognition, from 0 to 1
 * @param marks what the quality is made of; absent in state of earlier versions
 * @param frames how many frames the track had been found in, this one included
 */
public record Sighting(
        long epoch,
        long seq,
        long capturedAtMillis,
        int width,
        int height,
        DetectedFace face,
        double quality,
        @Nullable QualityMarks marks,
        long frames) {

    static Sighting of(FrameFaces frame, int face, long frames) {
        FaceInFrame seen = frame.faces().get(face);
        return new Sighting(
                frame.epoch(),
                frame.seq(),
                frame.capturedAtMillis(),
                frame.width(),
                frame.height(),
                seen.face(),
                seen.quality(),
                seen.marks(),
                frames);
    }
}
