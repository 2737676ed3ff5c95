package dev.passerby.pipeline.kafka;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;

/** The coordinating half that Flink asks of a source, for one whose single reader knows what to read. */
final class NothingToAssign implements SplitEnumerator<WholeTopic, WholeTopic> {

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<WholeTopic> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public WholeTopic snapshotState(long checkpointId) {
        return new WholeTopic();
    }

    @Override
    public void close() {}
}
