package dev.passerby.pipeline;

import dev.passerby.pipeline.accounting.CountFrames;
import dev.passerby.pipeline.detection.DetectFaces;
import dev.passerby.pipeline.detection.FacesInFrame;
import dev.passerby.pipeline.frames.SettledFrame;
import dev.passerby.pipeline.gallery.GalleryNow;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.gallery.PersonKeys;
import dev.passerby.pipeline.recognition.Recognition;
import dev.passerby.pipeline.recognition.RecognizeFaces;
import dev.passerby.pipeline.strangers.RecallStrangers;
import dev.passerby.pipeline.vision.VisionSource;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.tally.FrameTally;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The topology between its ends: given two streams it returns the third, and beside it what is to be written back to the
 * gallery ({@link RecallStrangers#ANSWERS}). It holds no source, no sink, no environment.
 *
 * @param vision where the operators' eyes come from
 * @param maxAge how long after its capture a frame is still worth looking at
 * @param tracking how faces become tracks and tracks get names
 * @param strangers which unknown faces are one stranger, and how long that is remembered
 * @param clock tells a frame's age
 * @param run the run under whose name this process is told what became of the frames
 * @param galleryNow whom a task asks for the gallery that has frames to look at before its updates have come
 * @param keys what opens the gallery's sealed entries
 */
public record FacePipeline(
        VisionSource vision,
        Duration maxAge,
        TrackingRules tracking,
        StrangerRules strangers,
        Clock clock,
        String run,
        GalleryNow galleryNow,
        PersonKeys keys) {

    /** A pipeline whose gallery is what its updates tell. */
    public FacePipeline(
            VisionSource vision,
            Duration maxAge,
            TrackingRules tracking,
            StrangerRules strangers,
            Clock clock,
            String run) {
        this(vision, maxAge, tracking, strangers, clock, run, GalleryNow.NOT_ASKED, PersonKeys.NONE);
    }

    /** Who passes by. The frames of one camera must arrive in their order; its events leave in theirs, one subtask for all. */
    public SingleOutputStreamOperator<RecognitionEvent> events(
            DataStream<Frame> frames, DataStream<GalleryUpdate> gallery) {
        return eventsOf(detectFaces(frames), gallery);
    }

    /** Who passes by, given the faces that {@link #detectFaces} found. */
    public SingleOutputStreamOperator<RecognitionEvent> eventsOf(
            DataStream<FacesInFrame> faces, DataStream<GalleryUpdate> gallery) {
        return recallStrangers(recognizeFaces(faces, gallery), gallery);
    }

    /** The tallies of all frames, those that were looked at and those that could not be read. */
    public SingleOutputStreamOperator<FrameTally> countFrames(
            DataStream<SettledFrame> settled, DataStream<SettledFrame> unreadable) {
        return settled.union(unreadable)
                .keyBy(SettledFrame::cameraId, Types.STRING)
                .transform("CountFrames", TypeInformation.of(FrameTally.class), new CountFrames(clock))
                .uid("CountFrames");
    }

    /** The faces of every frame that is looked at, and beside them every frame's outcome ({@link DetectFaces#SETTLED}). */
    public SingleOutputStreamOperator<FacesInFrame> detectFaces(DataStream<Frame> frames) {
        return frames.keyBy(Frame::cameraId, Types.STRING)
                .process(new DetectFaces(vision, maxAge, clock, run))
                .name("DetectFaces")
                .uid("DetectFaces");
    }

    /** Who the faces are, and beside it what was seen in every frame ({@link RecognizeFaces#SIGHTINGS}). */
    public SingleOutputStreamOperator<Recognition> recognizeFaces(
            DataStream<FacesInFrame> faces, DataStream<GalleryUpdate> gallery) {
        return faces.keyBy(FacesInFrame::cameraId, Types.STRING)
                .connect(everywhere(gallery))
                .process(new RecognizeFaces(vision, tracking, run, galleryNow, keys))
                .name("RecognizeFaces")
                .uid("RecognizeFaces");
    }

    /** The same events, in which a stranger has the same id at every camera and visit. */
    public SingleOutputStreamOperator<RecognitionEvent> recallStrangers(
            DataStream<Recognition> recognitions, DataStream<GalleryUpdate> gallery) {
        return recognitions
                .keyBy(any -> RecallStrangers.EVERYWHERE, Types.STRING)
                .connect(everywhere(gallery))
                .process(new RecallStrangers(strangers, keys))
                .setParallelism(1)
                .name("RecallStrangers")
                .uid("RecallStrangers");
    }

    private static BroadcastStream<GalleryUpdate> everywhere(DataStream<GalleryUpdate> gallery) {
        return gallery.broadcast(RecognizeFaces.GALLERY);
    }
}
