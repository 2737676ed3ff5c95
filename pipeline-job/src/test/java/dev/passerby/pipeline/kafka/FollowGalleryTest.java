package dev.passerby.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.wire.gallery.GalleryEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the consumer that Kafka's own client brings for tests: it has positions and ends like a real one. */
@Timeout(30)
class FollowGalleryTest {

    private static final String TOPIC = "passerby.gallery";
    private static final TopicPartition ONLY = new TopicPartition(TOPIC, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final Handover<GalleryUpdate> updates = new Handover<>(100);
    private final FollowGallery follow = new FollowGallery(consumer, TOPIC, updates);

    @Test
    void an_empty_topic_is_caught_up_with_at_once() throws Exception {
        topicWithEnd(0);

        assertThat(reading(1)).containsExactly(GalleryUpdate.CAUGHT_UP);
    }

    @Test
    void the_whole_topic_comes_first_and_then_that_it_was_the_whole() throws Exception {
        topicWithEnd(2);
        consumer.schedulePollTask(() -> {
            add(0, People.enrolled("Ada", 1).toJson());
            add(1, People.enrolled("Bob", 2).toJson());
        });
        consumer.schedulePollTask(() -> add(2, People.enrolled("Cleo", 3).toJson()));

        List<GalleryUpdate> read = reading(4);
        assertThat(read).extracting(FollowGalleryTest::name).containsExactly("Ada", "Bob", "caught up", "Cleo");
    }

    @Test
    void entries_that_cannot_be_read_and_deleted_ones_do_not_keep_it_from_catching_up() throws Exception {
        topicWithEnd(3);
        consumer.schedulePollTask(() -> {
            add(0, "{".getBytes(StandardCharsets.UTF_8));
            add(1, null);
            add(2, People.enrolled("Ada", 1).toJson());
        });

        assertThat(reading(2)).extracting(FollowGalleryTest::name).containsExactly("Ada", "caught up");
    }

    @Test
    void a_topic_that_does_not_exist_is_named() {
        consumer.updatePartitions(TOPIC, List.of());
        follow.run();

        assertThatThrownBy(updates::poll)
                .hasMessage("reading the gallery: topic 'passerby.gallery' does not exist; create it with one partition"
                        + " and cleanup.policy=compact");
    }

    @Test
    void an_error_that_ends_the_reading_ends_the_job_too() {
        topicWithEnd(1);
        consumer.schedulePollTask(() -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        follow.run();

        assertThatThrownBy(updates::poll)
                .hasMessage("reading the gallery: java.lang.NoClassDefFoundError: org/example/Missing");
    }

    private void topicWithEnd(long end) {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), null, null)));
        consumer.updateBeginningOffsets(Map.of(ONLY, 0L));
        consumer.updateEndOffsets(Map.of(ONLY, end));
    }

    private void add(long offset, byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, new byte[] {'k'}, value));
    }

    /** Follows until so many updates came, then closes. */
    private List<GalleryUpdate> reading(int most) throws Exception {
        Thread thread = new Thread(follow);
        thread.start();
        List<GalleryUpdate> read = new ArrayList<>();
        while (read.size() < most) {
            updates.available().get(10, TimeUnit.SECONDS);
            GalleryUpdate next = updates.poll();
            if (next != null) {
                read.add(next);
            }
        }
        follow.close();
        thread.join();
        assertThat(consumer.closed()).isTrue();
        return read;
    }

    private static String name(GalleryUpdate update) {
        GalleryEntry entry = update.entry();
        return entry == null ? "caught up" : entry.name();
    }
}
