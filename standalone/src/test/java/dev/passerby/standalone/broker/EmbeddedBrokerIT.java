package dev.passerby.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.client.keys.TemplateSafe;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.CompactedTopic;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final int MAX_BYTES = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void keeps_cameras_and_people_over_a_restart() {
        GalleryEntry person = new GalleryEntry("p-1", "Ada", 7, false, List.of());
        try (EmbeddedBroker broker = start()) {
            CameraTopic cameras = new CameraTopic(broker.bootstrapServers(), Topics.STANDARD);
            cameras.put(new Camera("door", "rtsp://127.0.0.1/door", null, 5));
            cameras.put(new Camera("yard", "rtsp://127.0.0.1/yard", null, 5));
            assertThat(cameras.remove("yard")).isTrue();
            assertThat(cameras.remove("yard")).isFalse();
            new GalleryTopic(broker.bootstrapServers(), Topics.STANDARD, TemplateSafe.at(directory.resolve("keys")))
                    .put(person);
        }
        try (EmbeddedBroker broker = start()) {
            assertThat(new CameraTopic(broker.bootstrapServers(), Topics.STANDARD).list())
                    .containsExactly(new Camera("door", "rtsp://127.0.0.1/door", null, 5));
            assertThat(new GalleryTopic(
                                    broker.bootstrapServers(),
                                    Topics.STANDARD,
                                    TemplateSafe.at(directory.resolve("keys")))
                            .people())
                    .containsExactly(person);
        }
    }

    @Test
    void divides_the_cameras_of_an_older_topic_and_loses_none() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, MAX_BYTES);
                Admin admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.STANDARD.cameras(), 1, (short) 1)
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
            CameraTopic cameras = new CameraTopic(broker.bootstrapServers(), Topics.STANDARD);
            List<String> ids = IntStream.range(0, 20)
                    .mapToObj(number -> "camera-" + number)
                    .toList();
            ids.forEach(id -> cameras.put(new Camera(id, "rtsp://127.0.0.1/" + id, null, 5)));

            TopicLayout.create(broker.bootstrapServers(), Topics.STANDARD, 2, 1, MAX_BYTES);
            assertThat(cameras.list()).extracting(Camera::id).containsExactlyInAnyOrderElementsOf(ids);
            // A producer of any kind finds them where its partitioner puts them.
            new CompactedTopic(broker.bootstrapServers(), Topics.STANDARD.cameras())
                    .write("camera-7", new Camera("camera-7", "rtsp://127.0.0.1/other", null, 5).toJson());
            assertThat(cameras.list()).hasSize(20).contains(new Camera("camera-7", "rtsp://127.0.0.1/other", null, 5));
            for (String id : ids) {
                assertThat(cameras.remove(id)).isTrue();
            }
            assertThat(cameras.list()).isEmpty();
        }
    }

    @Test
    void a_camera_that_lies_elsewhere_is_changed_and_removed_where_it_lies() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, MAX_BYTES);
                Admin admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            String topic = Topics.STANDARD.cameras();
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            CompactedTopic cameras = new CompactedTopic(broker.bootstrapServers(), topic);
            cameras.write("door", new byte[] {1});
            cameras.write("gate", new byte[] {1});
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(64)))
                    .all()
                    .get();

            assertThat(cameras.writeWhereItLies("door", new byte[] {2})).isTrue();
            assertThat(cameras.read()).containsEntry("door", new byte[] {2}).hasSize(2);
            assertThat(cameras.writeWhereItLies("door", null)).isTrue();
            assertThat(cameras.read()).containsOnlyKeys("gate");
            assertThat(cameras.bringHome(64)).isEqualTo(1);
            assertThat(cameras.bringHome(64)).isZero();
            assertThat(cameras.read()).containsOnlyKeys("gate");
        }
    }

    @Test
    void tells_subscribers_of_a_changed_gallery_in_the_order_of_the_changes() {
        try (EmbeddedBroker broker = start()) {
            GalleryTopic gallery = new GalleryTopic(
                    broker.bootstrapServers(), Topics.STANDARD, TemplateSafe.at(directory.resolve("keys")));
            GalleryEntry person = new GalleryEntry("p-1", "Ada", 7, false, List.of());
            gallery.put(person);
            gallery.put(person.removal(8));

            List<CloudEvent> events = new ArrayList<>();
            new EventTopic(broker.bootstrapServers(), Topics.STANDARD)
                    .read(Instant.EPOCH, false, () -> true, events::add);

            assertThat(events).extracting(CloudEvent::id).containsExactly("p-1/7", "p-1/8");
            assertThat(gallery.people()).isEmpty();
            assertThat(gallery.entries()).hasSize(1);
        }
    }

    @Test
    void refuses_a_folder_that_another_broker_uses() {
        try (EmbeddedBroker broker = start()) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(this::start)
                    .isInstanceOf(OperationFailedException.class)
                    .hasMessageContaining("is in use by another passerby");
        }
    }

    @Test
    void names_the_port_that_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, taken.getLocalPort(), MAX_BYTES))
                    .isInstanceOf(OperationFailedException.class)
                    .hasMessage("cannot start the broker: port " + taken.getLocalPort()
                            + " on 127.0.0.1 is in use; stop what uses it, or set another 'broker.port'");
        }
    }

    private EmbeddedBroker start() {
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, MAX_BYTES);
        TopicLayout.create(broker.bootstrapServers(), Topics.STANDARD, 2, 1, MAX_BYTES);
        return broker;
    }
}
