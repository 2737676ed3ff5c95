package dev.passerby.pipeline;

import dev.passerby.pipeline.detection.DetectFaces;
import dev.passerby.pipeline.detection.FacesInFrame;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.recognition.RecognizeFaces;
import dev.passerby.pipeline.vision.VisionSource;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.frame.Frame;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The topology between its ends: given two streams it returns the third, and holds no source, no sink, no environment.
 *
 * @param vision where the operators' eyes come from
 * @param maxAge how long after its capture a frame is still worth looking at
 * @param tracking how faces become tracks and tracks get names
 * @param clock tells a frame's age
 * @param run the run under whose name this process is told what became of the frames
 */
public record FacePipeline(VisionSource vision, Duration maxAge, TrackingRules tracking, Clock clock, String run) {

    /** Who passes by. The frames of one camera must arrive in their order. */
    public DataStream<RecognitionEvent> events(DataStream<Frame> frames, DataStream<GalleryUpdate> gallery) {
        return recognizeFaces(detectFaces(frames), everywhere(gallery));
    }

    private DataStream<FacesInFrame> detectFaces(DataStream<Frame> frames) {
        return frames.keyBy(Frame::cameraId, Types.STRING)
                .process(new DetectFaces(vision, maxAge, clock, run))
                .name("DetectFaces")
                .uid("DetectFaces");
    }

    private DataStream<RecognitionEvent> recognizeFaces(
            DataStream<FacesInFrame> faces, BroadcastStream<GalleryUpdate> gallery) {
        return faces.keyBy(FacesInFrame::cameraId, Types.STRING)
                .connect(gallery)
                .process(new RecognizeFaces(vision, tracking))
                .name("RecognizeFaces")
                .uid("RecognizeFaces");
    }

    private static BroadcastStream<GalleryUpdate> everywhere(DataStream<GalleryUpdate> gallery) {
        return gallery.broadcast(RecognizeFaces.GALLERY);
    }
}
