package dev.passerby.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            new GalleryTopic(broker.bootstrapServers(), Topics.STANDARD).put(person);
        }
        try (EmbeddedBroker broker = start()) {
            assertThat(new CameraTopic(broker.bootstrapServers(), Topics.STANDARD).list())
                    .containsExactly(new Camera("door", "rtsp://127.0.0.1/door", null, 5));
            assertThat(new GalleryTopic(broker.bootstrapServers(), Topics.STANDARD).people())
                    .containsExactly(person);
        }
    }

    @Test
    void tells_subscribers_of_a_changed_gallery_in_the_order_of_the_changes() {
        try (EmbeddedBroker broker = start()) {
            GalleryTopic gallery = new GalleryTopic(broker.bootstrapServers(), Topics.STANDARD);
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
