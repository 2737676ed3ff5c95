package dev.passerby.pipeline.kafka;

import dev.passerby.pipeline.gallery.GalleryUpdate;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The gallery topic as a source that keeps no position: at every start, the first one and every recovery, it reads the
 * whole topic again and says when it is through. Merging takes the highest version of each person, so reading twice
 * changes nothing, and the topic is compacted, so it is short. Its parallelism must be 1.
 */
public final class GallerySource implements Source<GalleryUpdate, WholeTopic, WholeTopic> {

    private static final long serialVersionUID = 1L;

    private final String bootstrapServers;
    private final String topic;

    GallerySource(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<GalleryUpdate, WholeTopic> createReader(SourceReaderContext context) {
        if (context.currentParallelism() != 1) {
            throw new IllegalStateException(
                    "the gallery source must have parallelism 1, got " + context.currentParallelism());
        }
        return new GalleryReader(consumerProperties(bootstrapServers), topic);
    }

    @Override
    public SplitEnumerator<WholeTopic, WholeTopic> createEnumerator(SplitEnumeratorContext<WholeTopic> context) {
        return new NothingToAssign();
    }

    @Override
    public SplitEnumerator<WholeTopic, WholeTopic> restoreEnumerator(
            SplitEnumeratorContext<WholeTopic> context, WholeTopic checkpoint) {
        return new NothingToAssign();
    }

    @Override
    public SimpleVersionedSerializer<WholeTopic> getSplitSerializer() {
        return new WholeTopic.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<WholeTopic> getEnumeratorCheckpointSerializer() {
        return new WholeTopic.Serializer();
    }

    static Map<String, Object> consumerProperties(String bootstrapServers) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "passerby-gallery",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
    }
}
