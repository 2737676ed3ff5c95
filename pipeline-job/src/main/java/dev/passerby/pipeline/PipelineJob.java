package dev.passerby.pipeline;

import dev.passerby.pipeline.detection.DetectFaces;
import dev.passerby.pipeline.detection.FacesInFrame;
import dev.passerby.pipeline.frames.FrameRead;
import dev.passerby.pipeline.frames.SetAsideUnreadable;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.gallery.KeysInFolder;
import dev.passerby.pipeline.gallery.PersonKeys;
import dev.passerby.pipeline.kafka.KafkaEnds;
import dev.passerby.pipeline.kafka.delivery.BrokersLimit;
import dev.passerby.pipeline.recognition.Recognition;
import dev.passerby.pipeline.recognition.RecognizeFaces;
import dev.passerby.pipeline.settings.InvalidSettingsException;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.pipeline.strangers.RecallStrangers;
import dev.passerby.pipeline.vision.FaceNetVision;
import dev.passerby.pipeline.vision.VisionSource;
import dev.passerby.vision.search.SearchRules;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.frame.Frame;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The job with its ends: on a cluster by {@link #main}, within a process by {@link #start}. */
public final class PipelineJob {

    private static final String NAME = "passerby";

    private final PipelineSettings settings;
    private final VisionSource vision;
    private final String run;
    private final KafkaEnds kafka;

    private PipelineJob(PipelineSettings settings, VisionSource vision, String run) {
        this.settings = settings;
        this.vision = vision;
        this.run = run;
        this.kafka = new KafkaEnds(settings.kafka());
    }

    /** Runs the job on the cluster it was handed to; settings are arguments of the form {@code name=value}. */
    public static void main(String[] arguments) throws Exception {
        run(arguments, PipelineJob::faceNet);
    }

    /** As {@link #main}, with other eyes than the networks': for measuring and shaking a cluster. */
    public static void run(String[] arguments, Function<PipelineSettings, VisionSource> eyes) throws Exception {
        Map<String, String> given = Arguments.byName(arguments);
        ReadableConfig cluster =
                StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration();
        PipelineSettings settings;
        try {
            settings = PipelineSettings.read(OnCluster.settings(given, cluster));
            refuseWhatTheBrokerWould(settings);
        } catch (InvalidSettingsException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(
                OnCluster.configuration(settings, given.keySet(), cluster));
        new PipelineJob(settings, eyes.apply(settings), NAME).assemble(environment);
        environment.execute(NAME);
    }

    /** Starts the job within this process; it runs until it is closed, or dies and says so. */
    public static RunningJob start(PipelineSettings settings) throws Exception {
        return start(settings, faceNet(settings));
    }

    static RunningJob start(PipelineSettings settings, VisionSource vision) throws Exception {
        refuseWhatTheBrokerWould(settings);
        String run = UUID.randomUUID().toString();
        var configuration = JobConfiguration.withinThisProcess(settings);
        StreamGraph graph = graph(settings, vision, run, configuration);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumSlotsPerTaskManager(settings.parallelism())
                .build());
        try {
            cluster.start();
            return RunningJob.submit(cluster, graph, run);
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    /** The job as it is handed to a cluster. */
    static StreamGraph graph(PipelineSettings settings, VisionSource vision, String run, Configuration configuration) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        new PipelineJob(settings, vision, run).assemble(environment);
        return environment.getStreamGraph();
    }

    private static void refuseWhatTheBrokerWould(PipelineSettings settings)
            throws InvalidSettingsException, InterruptedException {
        Optional<String> refusal = BrokersLimit.refusal(settings.kafka());
        if (refusal.isPresent()) {
            throw new InvalidSettingsException(List.of(refusal.get()));
        }
    }

    private void assemble(StreamExecutionEnvironment environment) {
        SingleOutputStreamOperator<Frame> frames = frames(environment);
        writeDeadLetters(frames);
        SingleOutputStreamOperator<FacesInFrame> faces = pipeline().detectFaces(frames);
        writeFrameCounts(faces, frames);
        DataStream<GalleryUpdate> gallery = gallery(environment);
        SingleOutputStreamOperator<Recognition> recognitions = pipeline().recognizeFaces(faces, gallery);
        if (settings.sightings()) {
            writeSightings(recognitions);
        }
        SingleOutputStreamOperator<RecognitionEvent> events = pipeline().recallStrangers(recognitions, gallery);
        writeEvents(events);
        writeAnswers(events);
    }

    private FacePipeline pipeline() {
        return new FacePipeline(
                vision,
                settings.maxAge(),
                settings.tracking(),
                settings.strangers(),
                Clock.systemUTC(),
                run,
                kafka.galleryNow(),
                keys());
    }

    private PersonKeys keys() {
        String folder = settings.privacy().keys();
        return folder == null ? PersonKeys.NONE : new KeysInFolder(folder);
    }

    /** Forward, and never over the network: a camera's frames keep the order they have on the topic. */
    private SingleOutputStreamOperator<Frame> frames(StreamExecutionEnvironment environment) {
        DataStream<FrameRead> read = environment
                .fromSource(kafka.frames(settings.maxAge()), WatermarkStrategy.noWatermarks(), "frames")
                .uid("frames");
        return read.forward()
                .process(new SetAsideUnreadable())
                .name("set-aside-unreadable")
                .uid("set-aside-unreadable");
    }

    private DataStream<GalleryUpdate> gallery(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(kafka.gallery(), WatermarkStrategy.noWatermarks(), "gallery")
                .setParallelism(1)
                .uid("gallery");
    }

    /** One writer behind the one memory: with several a camera's events would overtake each other. */
    private void writeEvents(DataStream<RecognitionEvent> events) {
        events.sinkTo(kafka.events()).setParallelism(1).name("events").uid("events");
    }

    /** In the task that recognizes, so that nothing travels between threads for it. */
    private void writeSightings(SingleOutputStreamOperator<Recognition> recognitions) {
        recognitions
                .getSideOutput(RecognizeFaces.SIGHTINGS)
                .sinkTo(kafka.sightings())
                .name("sightings")
                .uid("sightings");
    }

    private void writeAnswers(SingleOutputStreamOperator<?> events) {
        events.getSideOutput(RecallStrangers.ANSWERS)
                .sinkTo(kafka.galleryAnswers())
                .setParallelism(1)
                .name("gallery-answers")
                .uid("gallery-answers");
    }

    private void writeDeadLetters(SingleOutputStreamOperator<?> frames) {
        frames.getSideOutput(SetAsideUnreadable.DEAD_LETTERS)
                .sinkTo(kafka.deadLetters())
                .name("dead-letters")
                .uid("dead-letters");
    }

    private void writeFrameCounts(SingleOutputStreamOperator<?> faces, SingleOutputStreamOperator<?> frames) {
        pipeline()
                .countFrames(faces.getSideOutput(DetectFaces.SETTLED), frames.getSideOutput(SetAsideUnreadable.SETTLED))
                .sinkTo(kafka.frameCounts())
                .name("frame-counts")
                .uid("frame-counts");
    }

    private static VisionSource faceNet(PipelineSettings settings) {
        return new FaceNetVision(
                settings.models(),
                settings.device(),
                settings.minFace(),
                settings.embedder(),
                SearchRules.STANDARD.wholeEvery(settings.searchWholeEvery().toMillis()));
    }
}
