package dev.passerby.pipeline.strangers;

import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.gallery.PersonKeys;
import dev.passerby.pipeline.recognition.Recognition;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.vision.strangers.Recall;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.strangers.Strangers;
import dev.passerby.vision.strangers.TrackTemplate;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Events to the same events, the unknown among them with an id that is one person's at every camera and visit. Answers what the
 * gallery's entries ask of the memory. A timer forgets whom nobody saw for long, though no event comes.
 *
 * <p>Being the one subtask that every job has once, it also says when the job's checkpoints fail.
 */
public final class RecallStrangers
        extends KeyedBroadcastProcessFunction<String, Recognition, GalleryUpdate, RecognitionEvent>
        implements CheckpointListener {

    private static final long serialVersionUID = 1L;

    /** The only key: a stranger may come by any camera, so there is one memory. */
    public static final String EVERYWHERE = "everywhere";

    /** Entries that asked something, as they are now that they were answered. */
    public static final OutputTag<GalleryEntry> ANSWERS =
            new OutputTag<>("gallery-answers", TypeInformation.of(GalleryEntry.class));

    private static final ValueStateDescriptor<Strangers> MEMORY =
            new ValueStateDescriptor<>("strangers", TypeInformation.of(Strangers.class));

    private final StrangerRules rules;
    private final PersonKeys keys;

    /** Everybody remembered; absent before the first. */
    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Strangers> memory;

    /** When the one timer will fire; absent while nothing is remembered. */
    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Long> wakeAt;

    @SuppressWarnings("NullAway.Init")
    private transient EntriesInForce gallery;

    @SuppressWarnings("NullAway.Init")
    private transient SealedAnswers answers;

    @SuppressWarnings("NullAway.Init")
    private transient Forgetting forgetting;

    @SuppressWarnings("NullAway.Init")
    private transient ToldCheckpoints checkpoints;

    /** One of a gallery without sealed entries. */
    public RecallStrangers(StrangerRules rules) {
        this(rules, PersonKeys.NONE);
    }

    /**
     * @param rules which faces are one stranger, and how long that is remembered
     * @param keys what opens the gallery's entries, and seals the answers
     */
    public RecallStrangers(StrangerRules rules, PersonKeys keys) {
        this.rules = rules;
        this.keys = keys;
    }

    @Override
    public void open(OpenContext context) {
        memory = getRuntimeContext().getState(MEMORY);
        wakeAt = getRuntimeContext().getState(new ValueStateDescriptor<>("wakeAt", Types.LONG));
        gallery = new EntriesInForce();
        answers = new SealedAnswers(keys);
        forgetting = new Forgetting();
        checkpoints = new ToldCheckpoints(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        checkpoints.complete();
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) {
        checkpoints.failed();
    }

    @Override
    public void processElement(Recognition recognition, ReadOnlyContext context, Collector<RecognitionEvent> events)
            throws Exception {
        RecognitionEvent event = recognition.event();
        if (event == null) {
            GalleryEntry answer = forgetting.after(Objects.requireNonNull(recognition.forgotten()));
            if (answer != null) {
                // Once more: until the last subtask forgot the person, tracks could get the name.
                memory.update(Answers.retire(answer, remembered()));
                context.output(ANSWERS, answer);
            }
            return;
        }
        TrackTemplate template = recognition.template();
        if (template == null || !rules.remember()) {
            events.collect(event);
            return;
        }
        TimerService timers = context.timerService();
        long now = timers.currentProcessingTime();
        String track = event.track().id();
        if (event.identity().decision() == Decision.UNKNOWN) {
            Recall recall = remembered().unknown(track, template, now, rules);
            memory.update(recall.next());
            events.collect(event.withIdentity(event.identity().withUnknownId(recall.unknownId())));
        } else {
            memory.update(remembered().named(track, event.identity().personId(), template, now, rules));
            events.collect(event);
        }
        wakeToForget(timers);
    }

    @Override
    public void processBroadcastElement(GalleryUpdate update, Context context, Collector<RecognitionEvent> events)
            throws Exception {
        long now = context.currentProcessingTime();
        if (update.caughtUp()) {
            // Said at every start: after one with a shorter time to keep nothing may outlive it.
            remember(recalled(context).forgotten(now, rules), context);
        }
        for (GalleryEntry entry : gallery.after(update)) {
            Strangers before = recalled(context).forgotten(now, rules);
            GalleryEntry holds = entry;
            if (entry.request() != null && !entry.removed()) {
                holds = answers.to(entry, before, rules);
                context.output(ANSWERS, holds);
            }
            remember(Answers.retire(holds, before), context);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RecognitionEvent> events) throws Exception {
        wakeAt.clear();
        Strangers left = remembered().forgotten(context.timerService().currentProcessingTime(), rules);
        if (left.equals(Strangers.none())) {
            memory.clear();
        } else {
            memory.update(left);
        }
        wakeToForget(context.timerService());
    }

    /** The memory as the broadcast side reaches it: by walking over the only key, if there is one yet. */
    private static Strangers recalled(Context context) throws Exception {
        List<Strangers> only = new ArrayList<>(1);
        context.applyToKeyedState(MEMORY, (key, state) -> only.add(state.value()));
        return only.isEmpty() ? Strangers.none() : only.get(0);
    }

    private static void remember(Strangers next, Context context) throws Exception {
        context.applyToKeyedState(MEMORY, (key, state) -> state.update(next));
    }

    private Strangers remembered() throws Exception {
        Strangers known = memory.value();
        return known == null ? Strangers.none() : known;
    }

    /** Sets the timer unless it is set: an earlier one than needed only asks, and sets the next. */
    private void wakeToForget(TimerService timers) throws Exception {
        OptionalLong forgetsAt = remembered().forgetsAtMillis(rules);
        if (forgetsAt.isPresent() && wakeAt.value() == null) {
            long at = Math.max(forgetsAt.getAsLong(), timers.currentProcessingTime() + 1);
            timers.registerProcessingTimeTimer(at);
            wakeAt.update(at);
        }
    }
}
