package dev.passerby.pipeline.kafka;

import dev.passerby.pipeline.gallery.GalleryUpdate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The reading half of the gallery source: a thread follows the topic, Flink's takes what it hands over. */
final class GalleryReader implements SourceReader<GalleryUpdate, WholeTopic> {

    private static final int UPDATES_WAITING = 100;

    private final Map<String, Object> consumerProperties;
    private final String topic;
    private final Handover<GalleryUpdate> updates = new Handover<>(UPDATES_WAITING);
    private @Nullable FollowGallery following;
    private @Nullable Thread thread;

    GalleryReader(Map<String, Object> consumerProperties, String topic) {
        this.consumerProperties = consumerProperties;
        this.topic = topic;
    }

    @Override
    public void start() {
        following = new FollowGallery(
                new KafkaConsumer<>(consumerProperties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic,
                updates);
        thread = new Thread(following, "follow " + topic);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<GalleryUpdate> output) throws Exception {
        GalleryUpdate next = updates.poll();
        if (next == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.collect(next);
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return updates.available();
    }

    @Override
    public List<WholeTopic> snapshotState(long checkpointId) {
        return List.of();
    }

    @Override
    public void addSplits(List<WholeTopic> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() throws InterruptedException {
        updates.close();
        if (following != null && thread != null) {
            following.close();
            thread.join();
        }
    }
}
