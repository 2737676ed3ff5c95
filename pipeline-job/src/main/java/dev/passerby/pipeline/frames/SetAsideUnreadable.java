package dev.passerby.pipeline.frames;

import dev.passerby.pipeline.watch.JobWatch;
import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.frame.Frame;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Frames go on, dead letters go aside. It runs in the source's own task, one subtask of it behind each of the source's, so
 * that a camera's frames keep their order.
 */
public final class SetAsideUnreadable extends ProcessFunction<FrameRead, Frame> {

    private static final long serialVersionUID = 1L;

    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    /** Frames that were to be and are none, where their names at least can be read. */
    public static final OutputTag<SettledFrame> SETTLED =
            new OutputTag<>("unreadable", TypeInformation.of(SettledFrame.class));

    @SuppressWarnings("NullAway.Init")
    private transient Counter unreadable;

    private transient @Nullable JobWatch watch;

    @Override
    public void open(OpenContext context) {
        unreadable = getRuntimeContext().getMetricGroup().counter("unreadableRecords");
        watch = JobWatch.open(getRuntimeContext());
    }

    @Override
    public void processElement(FrameRead read, Context context, Collector<Frame> frames) {
        if (read.frame() != null) {
            frames.collect(read.frame());
        }
        if (read.deadLetter() != null) {
            unreadable.inc();
            Objects.requireNonNull(watch).unreadable();
            context.output(DEAD_LETTERS, read.deadLetter());
            if (read.deadLetter().frame() != null) {
                context.output(SETTLED, new SettledFrame(read.deadLetter().frame(), FrameOutcome.UNREADABLE));
            }
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
