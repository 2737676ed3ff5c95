package dev.passerby.wire.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A face in a frame.
 *
 * @param box its bounding box in pixels, not clipped to the picture
 * @param relativeBox the same as shares of the picture's width and height
 * @param landmarks left eye, right eye, nose, left and right mouth corner, in pixels
 * @param score the detector's probability that it is a face
 * @param quality how good it is for recognition, from 0 to 1
 * @param marks what the quality is made of; absent in events of earlier versions
 */
public record FaceSeen(
        EventBox box,
        EventBox relativeBox,
        List<EventPoint> landmarks,
        double score,
        double quality,
        @Nullable QualityMarks marks) {

    public FaceSeen {
        landmarks = List.copyOf(landmarks);
    }
}
