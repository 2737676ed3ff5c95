package dev.passerby.pipeline.accounting;

import dev.passerby.pipeline.frames.SettledFrame;
import dev.passerby.wire.frame.FrameName;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.Teller;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Settled frames to tallies, one per camera and connection. What changed is told just before each checkpoint: the sink
 * behind flushes before the checkpoint completes, and the offsets are committed after that. So a frame before the committed
 * offset is in a tally on the topic or nowhere. The same rule is why this is an operator and not a function, which has no
 * say before a checkpoint.
 */
public final class CountFrames extends AbstractStreamOperator<FrameTally>
        implements OneInputStreamOperator<SettledFrame, FrameTally> {

    private static final long serialVersionUID = 1L;

    /** How long a connection that is over is remembered: far longer than any frame of it can be on its way. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** Connections of one camera that are remembered at most, however quickly it comes and goes. */
    private static final int MOST_EPOCHS = 1_000;

    private final Clock clock;

    /** Tallies by connection. */
    @SuppressWarnings("NullAway.Init")
    private transient MapState<Long, FrameTally> tallies;

    /** The last connection that was forgotten; frames of it and earlier ones are no longer counted. */
    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Long> forgotten;

    /** What changed since the last checkpoint, by key on the topic. */
    @SuppressWarnings("NullAway.Init")
    private transient Map<FrameName, FrameTally> untold;

    @SuppressWarnings("NullAway.Init")
    private transient String run;

    /** @param clock tells when a frame was counted */
    public CountFrames(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void open() throws Exception {
        super.open();
        tallies = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("tallies", Types.LONG, TypeInformation.of(FrameTally.class)));
        forgotten = getRuntimeContext().getState(new ValueStateDescriptor<>("forgotten", Types.LONG));
        untold = new HashMap<>();
        run = getRuntimeContext().getJobInfo().getJobId().toHexString();
    }

    @Override
    public void processElement(StreamRecord<SettledFrame> element) throws Exception {
        SettledFrame settled = element.getValue();
        FrameName frame = settled.frame();
        FrameTally before = tallies.get(frame.epoch());
        if (before == null) {
            if (forgotten.value() != null && frame.epoch() <= forgotten.value()) {
                return;
            }
            forget(frame.epoch());
            before = FrameTally.none(frame.camera(), frame.epoch(), Teller.JOB, run);
        }
        FrameTally after = before.and(frame.seq(), settled.outcome().text(), clock.instant());
        tallies.put(frame.epoch(), after);
        untold.put(new FrameName(frame.camera(), frame.epoch(), 0), after);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        tell();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        tell();
        super.finish();
    }

    private void tell() {
        untold.values().forEach(tally -> output.collect(new StreamRecord<>(tally)));
        untold.clear();
    }

    /** Makes room when a connection begins. */
    private void forget(long begins) throws Exception {
        long since = clock.millis() - REMEMBERED.toMillis();
        TreeMap<Long, FrameTally> byAge = new TreeMap<>();
        for (Map.Entry<Long, FrameTally> entry : tallies.entries()) {
            byAge.put(entry.getKey(), entry.getValue());
        }
        while (!byAge.isEmpty()
                && byAge.firstKey() < begins
                && (byAge.size() >= MOST_EPOCHS
                        || byAge.firstEntry().getValue().at().toEpochMilli() < since)) {
            long over = byAge.pollFirstEntry().getKey();
            tallies.remove(over);
            forgotten.update(over);
        }
    }
}
