package dev.passerby.pipeline.detection;

import dev.passerby.pipeline.frames.CameraProgress;
import dev.passerby.pipeline.frames.FrameOutcome;
import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.pipeline.frames.LossLog;
import dev.passerby.pipeline.frames.SettledFrame;
import dev.passerby.pipeline.overload.FairTurns;
import dev.passerby.pipeline.vision.LookedAt;
import dev.passerby.pipeline.vision.SeenFace;
import dev.passerby.pipeline.vision.UnreadablePictureException;
import dev.passerby.pipeline.vision.Vision;
import dev.passerby.pipeline.vision.VisionSource;
import dev.passerby.pipeline.watch.JobWatch;
import dev.passerby.vision.search.CameraView;
import dev.passerby.vision.tracking.FrameFaces;
import dev.passerby.wire.frame.Frame;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames to faces, one camera's frames in their order. Decides each frame's outcome: repeated and stale frames are dropped
 * before inference, so that the job does the present rather than the past when it cannot do both, and so are late frames of a
 * camera that takes more than its share.
 */
public final class DetectFaces extends KeyedProcessFunction<String, Frame, FacesInFrame> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DetectFaces.class);
    private static final Duration LOSSES_TOLD_EVERY = Duration.ofSeconds(10);
    private static final byte[] NOT_EMBEDDED = new byte[0];

    /** Every frame and its outcome, for whoever counts. */
    public static final OutputTag<SettledFrame> SETTLED =
            new OutputTag<>("settled", TypeInformation.of(SettledFrame.class));

    private final VisionSource visionSource;
    private final Duration maxAge;
    private final Clock clock;
    private final String run;

    /** How far the job is with this camera, and what became of its frames. */
    @SuppressWarnings("NullAway.Init")
    private transient ValueState<CameraProgress> progress;

    /** What this camera showed when its frames were last searched, and where faces were. */
    @SuppressWarnings("NullAway.Init")
    private transient ValueState<CameraView> view;

    @SuppressWarnings("NullAway.Init")
    private transient FrameOutcomes outcomes;

    @SuppressWarnings("NullAway.Init")
    private transient Map<FrameOutcome, Counter> counters;

    @SuppressWarnings("NullAway.Init")
    private transient LossLog losses;

    /** Who stands back when frames are late. Not state: what counts is the last seconds of this process. */
    @SuppressWarnings("NullAway.Init")
    private transient FairTurns turns;

    private transient @Nullable Vision vision;
    private transient @Nullable JobWatch watch;

    /**
     * @param visionSource where the eyes come from
     * @param maxAge how long after its capture a frame is still worth looking at
     * @param clock tells a frame's age
     * @param run the run under whose name this process is told the outcomes
     */
    public DetectFaces(VisionSource visionSource, Duration maxAge, Clock clock, String run) {
        this.visionSource = visionSource;
        this.maxAge = maxAge;
        this.clock = clock;
        this.run = run;
    }

    @Override
    public void open(OpenContext context) {
        progress = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("progress", TypeInformation.of(CameraProgress.class)));
        view = getRuntimeContext().getState(new ValueStateDescriptor<>("view", TypeInformation.of(CameraView.class)));
        outcomes = FrameOutcomes.ofRun(run);
        counters = counters(getRuntimeContext().getMetricGroup());
        losses = new LossLog(clock, LOSSES_TOLD_EVERY);
        watch = JobWatch.open(getRuntimeContext());
        turns = FairTurns.of(run, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        vision = visionSource.open();
        watch.opened(vision);
    }

    @Override
    public void processElement(Frame frame, Context context, Collector<FacesInFrame> out) throws Exception {
        CameraProgress before = progress.value() == null ? CameraProgress.START : progress.value();
        CameraProgress after;
        FrameOutcome outcome;
        if (before.has(frame)) {
            outcome = refuse(frame, before);
            after = before.refused(outcome);
        } else {
            outcome = look(frame, out);
            after = before.taken(frame, outcome);
        }
        progress.update(after);
        outcomes.update(frame.cameraId(), after.counts());
        Objects.requireNonNull(counters.get(outcome)).inc();
        Objects.requireNonNull(watch).frame(frame.cameraId(), outcome.text());
        context.output(SETTLED, new SettledFrame(frame.name(), outcome));
    }

    private FrameOutcome look(Frame frame, Collector<FacesInFrame> out) throws Exception {
        long began = clock.millis();
        long waitedMillis = began - frame.capturedAtMillis();
        if (waitedMillis > maxAge.toMillis()) {
            return lost(
                    frame,
                    FrameOutcome.DROPPED_STALE,
                    "it waited " + waitedMillis + " ms and may " + maxAge.toMillis() + " ('frames.max-age')");
        }
        if (turns.standsBack(frame.cameraId(), waitedMillis, maxAge, began)) {
            return lost(
                    frame,
                    FrameOutcome.DROPPED_OVERLOAD,
                    "it waited " + waitedMillis
                            + " ms, and its camera had more than its share of the last seconds' work");
        }
        LookedAt seen;
        try {
            CameraView before = view.value() == null ? CameraView.UNSEEN : view.value();
            seen = Objects.requireNonNull(vision).look(frame.jpeg(), before, frame.capturedAtMillis());
        } catch (UnreadablePictureException e) {
            return lost(frame, FrameOutcome.UNREADABLE, String.valueOf(e.getMessage()));
        }
        long done = clock.millis();
        turns.detected(frame.cameraId(), (double) (done - began), done);
        view.update(seen.view());
        out.collect(facesInFrame(frame, seen, waitedMillis));
        return seen.faces().isEmpty() ? FrameOutcome.NO_FACE : FrameOutcome.FACES;
    }

    private FrameOutcome refuse(Frame frame, CameraProgress before) {
        FrameOutcome refusal = before.refusal(frame);
        return refusal == FrameOutcome.DROPPED_SUPERSEDED
                ? lost(
                        frame,
                        refusal,
                        "its connection " + frame.epoch() + " is older than " + before.epoch()
                                + ", of the ingest worker that has the camera now")
                : refusal;
    }

    private FrameOutcome lost(Frame frame, FrameOutcome outcome, String cause) {
        losses.lost(frame.cameraId(), outcome, cause).ifPresent(LOG::warn);
        return outcome;
    }

    private static FacesInFrame facesInFrame(Frame frame, LookedAt seen, long waitedMillis) {
        FrameFaces faces = new FrameFaces(
                frame.cameraId(),
                frame.epoch(),
                frame.seq(),
                frame.capturedAtMillis(),
                seen.width(),
                seen.height(),
                frame.threshold(),
                seen.faces().stream().map(SeenFace::face).toList());
        return new FacesInFrame(
                faces,
                seen.faces().stream()
                        .map(face -> face.face().fit() ? face.crop() : NOT_EMBEDDED)
                        .toList(),
                waitedMillis,
                seen.decodeMillis(),
                seen.detectMillis(),
                frame.traceparent());
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        if (vision != null) {
            vision.close();
        }
    }

    private static Map<FrameOutcome, Counter> counters(MetricGroup metrics) {
        Map<FrameOutcome, Counter> counters = new EnumMap<>(FrameOutcome.class);
        for (FrameOutcome outcome : FrameOutcome.values()) {
            counters.put(outcome, metrics.addGroup("frames").counter(outcome.text()));
        }
        return counters;
    }
}
