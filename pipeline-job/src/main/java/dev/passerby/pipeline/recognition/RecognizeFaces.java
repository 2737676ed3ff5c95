package dev.passerby.pipeline.recognition;

import dev.passerby.pipeline.detection.FacesInFrame;
import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.pipeline.gallery.GalleryNow;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.gallery.PersonKeys;
import dev.passerby.pipeline.overload.FairTurns;
import dev.passerby.pipeline.vision.Vision;
import dev.passerby.pipeline.vision.VisionSource;
import dev.passerby.pipeline.watch.JobWatch;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.strangers.TrackTemplate;
import dev.passerby.vision.tracking.CameraTracks;
import dev.passerby.vision.tracking.FramePlan;
import dev.passerby.vision.tracking.TrackChange;
import dev.passerby.vision.tracking.TrackStep;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.sighting.Sightings;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Faces to events, one camera's frames in their order: continues the camera's tracks, embeds the faces that are worth it,
 * asks the gallery, and tells what changed. A timer ends the tracks of a camera that fell silent.
 */
public final class RecognizeFaces
        extends KeyedBroadcastProcessFunction<String, FacesInFrame, GalleryUpdate, Recognition> {

    private static final long serialVersionUID = 1L;

    /** The broadcast state this operator keeps the gallery in. */
    public static final MapStateDescriptor<String, GalleryEntry> GALLERY = SubtaskGallery.ENTRIES;

    /** What was seen in each frame that was looked at, for whoever draws it. */
    public static final OutputTag<Sightings> SIGHTINGS =
            new OutputTag<>("sightings", TypeInformation.of(Sightings.class));

    /** What a camera gets after a restart before its silence counts: the source, too, has to find its place again. */
    private static final long STARTING_MILLIS = 5_000;

    private static final long NOT_YET = Long.MAX_VALUE;

    private final VisionSource visionSource;
    private final TrackingRules rules;
    private final String run;
    private final GalleryNow galleryNow;
    private final PersonKeys keys;

    /** The camera's tracks that have not ended, and their evidence. */
    @SuppressWarnings("NullAway.Init")
    private transient ValueState<CameraTracks> tracks;

    /** When this camera's one timer will fire; absent while none of its tracks can end. */
    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Long> wakeAt;

    @SuppressWarnings("NullAway.Init")
    private transient SubtaskGallery gallery;

    /** Since when silence means something, by processing time: this instance's first frame, or a while after its start. */
    private transient long watchingSinceMillis;

    @SuppressWarnings("NullAway.Init")
    private transient Vision vision;

    @SuppressWarnings("NullAway.Init")
    private transient FrameOutcomes outcomes;

    @SuppressWarnings("NullAway.Init")
    private transient JobWatch watch;

    @SuppressWarnings("NullAway.Init")
    private transient FairTurns turns;

    /** One whose gallery is what the updates tell. */
    public RecognizeFaces(VisionSource visionSource, TrackingRules rules, String run) {
        this(visionSource, rules, run, GalleryNow.NOT_ASKED, PersonKeys.NONE);
    }

    /**
     * @param visionSource where the eyes come from
     * @param rules how faces become tracks and tracks get names
     * @param run the run under whose name this process is told what each frame cost
     * @param galleryNow asked for the gallery when there is something to look at before its updates have come
     * @param keys what opens the gallery's entries
     */
    public RecognizeFaces(
            VisionSource visionSource, TrackingRules rules, String run, GalleryNow galleryNow, PersonKeys keys) {
        this.keys = keys;
        this.galleryNow = galleryNow;
        this.visionSource = visionSource;
        this.rules = rules;
        this.run = run;
    }

    @Override
    public void open(OpenContext context) {
        tracks = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("tracks", TypeInformation.of(CameraTracks.class)));
        wakeAt = getRuntimeContext().getState(new ValueStateDescriptor<>("wakeAt", Types.LONG));
        watchingSinceMillis = NOT_YET;
        watch = JobWatch.open(getRuntimeContext());
        vision = visionSource.open();
        watch.opened(vision);
        outcomes = FrameOutcomes.ofRun(run);
        gallery = new SubtaskGallery(vision.embedderFamily(), vision.crop(), galleryNow, keys);
        turns = FairTurns.of(run, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    }

    @Override
    public void processBroadcastElement(GalleryUpdate update, Context context, Collector<Recognition> told)
            throws Exception {
        gallery.update(update, context.getBroadcastState(GALLERY));
        watch.gallery(update);
        GalleryEntry entry = update.entry();
        if (entry != null && entry.removed() && entry.request() != null) {
            TaskInfo task = getRuntimeContext().getTaskInfo();
            told.collect(Recognition.of(new Forgotten(
                    entry.personId(),
                    entry.version(),
                    task.getIndexOfThisSubtask(),
                    task.getNumberOfParallelSubtasks())));
        }
    }

    @Override
    public void processElement(FacesInFrame faces, ReadOnlyContext context, Collector<Recognition> told)
            throws Exception {
        TimerService timers = context.timerService();
        watchingSinceMillis = Math.min(watchingSinceMillis, timers.currentProcessingTime());
        CameraTracks before = tracks.value() == null ? CameraTracks.start(faces.cameraId()) : tracks.value();
        if (!before.accepts(faces.frame().epoch(), faces.frame().seq())) {
            return;
        }
        GalleryIndex people = gallery.index(context.getBroadcastState(GALLERY), timers.currentProcessingTime());

        FramePlan plan = before.plan(faces.frame(), rules);
        long beganEmbedding = System.nanoTime();
        List<float[]> embeddings = embed(plan.wanted(), faces.crops());
        long beganMatching = System.nanoTime();
        TrackStep step = plan.observe(embeddings, people, timers.currentProcessingTime());
        long done = System.nanoTime();

        tracks.update(step.next());
        wakeFor(step.next(), timers);
        long now = timers.currentProcessingTime();
        Timings timings = new Timings(
                faces.waitedMillis(),
                faces.decodeMillis(),
                faces.detectMillis(),
                (beganMatching - beganEmbedding) / 1e6,
                (done - beganMatching) / 1e6,
                now - faces.frame().capturedAtMillis());
        tell(step.changes(), timings, people, now, faces.traceparent(), told);
        context.output(SIGHTINGS, FrameSightings.of(faces.frame(), step.next()));
        turns.embedded(faces.cameraId(), timings.embed() + timings.match(), faces.layMillis(timings), now);
        outcomes.took(timings);
        watch.tracks(step.next());
        watch.took(faces.frame(), faces.traceparent(), people, timings);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Recognition> told) throws Exception {
        wakeAt.clear();
        CameraTracks before = tracks.value();
        if (before == null) {
            return;
        }
        long now = context.timerService().currentProcessingTime();
        if (watchingSinceMillis == NOT_YET) {
            watchingSinceMillis = now + STARTING_MILLIS;
        }
        GalleryIndex people = gallery.index(context.getBroadcastState(GALLERY), now);
        TrackStep step = before.quiet(now, watchingSinceMillis, people, rules);
        tracks.update(step.next());
        wakeFor(step.next(), context.timerService());
        for (TrackChange change : step.changes()) {
            long sinceSeen = now - change.sighting().capturedAtMillis();
            tell(List.of(change), new Timings(0, 0, 0, 0, 0, sinceSeen), people, now, null, told);
        }
        watch.tracks(step.next());
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

    private List<float[]> embed(List<Integer> wanted, List<byte[]> crops) {
        return wanted.isEmpty()
                ? List.of()
                : vision.embed(wanted.stream().map(crops::get).toList());
    }

    /** Sets the camera's timer unless it has one: an earlier one than needed only asks, and sets the next. */
    private void wakeFor(CameraTracks watched, TimerService timers) throws Exception {
        OptionalLong quietAt = watched.wakeAtMillis(watchingSinceMillis, rules);
        if (quietAt.isEmpty() || wakeAt.value() != null) {
            return;
        }
        long at = Math.max(quietAt.getAsLong(), timers.currentProcessingTime() + 1);
        timers.registerProcessingTimeTimer(at);
        wakeAt.update(at);
    }

    private void tell(
            List<TrackChange> changes,
            Timings timings,
            GalleryIndex people,
            long nowMillis,
            @Nullable String traceparent,
            Collector<Recognition> told) {
        for (TrackChange change : changes) {
            RecognitionEvent event =
                    change.toEvent(Instant.ofEpochMilli(nowMillis), timings, vision.models(), people.version());
            told.collect(new Recognition(watch.told(event, traceparent), template(change)));
        }
    }

    /** The face of a track that is somebody, or nobody; null for one of whom nothing can be said. */
    private @Nullable TrackTemplate template(TrackChange change) {
        return switch (change.identity().decision()) {
            case MATCH, UNKNOWN -> TrackTemplate.of(change.track().evidence(), vision.embedderFamily(), vision.crop());
            case PENDING, AMBIGUOUS, LOW_QUALITY -> null;
        };
    }
}
