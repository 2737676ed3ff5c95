package dev.passerby.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTable;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.CompactedTable;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A table that follows a real topic, whose broker is late, changes its mind, and goes away for a while. */
@Timeout(120)
class CompactedTableIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_FRAME_BYTES = 1 << 20;

    @TempDir
    Path folder;

    private int port;

    @BeforeEach
    void findAPort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @Test
    void showsWhatIsThereTellsWhatChangesAndOutlivesTheBroker() throws Exception {
        LinkedBlockingQueue<CompactedTable.Change<Camera>> heard = new LinkedBlockingQueue<>();
        String servers = "127.0.0.1:" + port;
        try (CompactedTable<Camera> table =
                CompactedTable.follow(servers, Topics.STANDARD.cameras(), Camera::fromJson)) {
            assertThat(table.isComplete()).isFalse();
            assertThat(table.reachesBroker()).isFalse();
            table.listen(heard::add);
            Camera door = camera("door", 1);
            try (EmbeddedBroker broker = broker()) {
                CameraTopic topic = new CameraTopic(broker.bootstrapServers(), Topics.STANDARD);
                topic.put(door);
                assertThat(table.awaitComplete(PATIENCE)).isTrue();
                assertThat(next(heard)).isEqualTo(new CompactedTable.Change<>("door", null, door));
                topic.put(camera("yard", 1));
                assertThat(next(heard).key()).isEqualTo("yard");
                topic.put(camera("door", 2));
                assertThat(next(heard)).isEqualTo(new CompactedTable.Change<>("door", door, camera("door", 2)));
                assertThat(table.rows().keySet()).containsExactly("yard", "door");
                topic.remove("yard");
                assertThat(next(heard)).isEqualTo(new CompactedTable.Change<>("yard", camera("yard", 1), null));
                assertThat(table.reachesBroker()).isTrue();
            }
            assertThat(table.rows().keySet()).as("while the broker is away").containsExactly("door");
            try (EmbeddedBroker broker = broker()) {
                new CameraTopic(broker.bootstrapServers(), Topics.STANDARD).put(camera("gate", 3));
                assertThat(next(heard)).isEqualTo(new CompactedTable.Change<>("gate", null, camera("gate", 3)));
                assertThat(List.copyOf(table.rows().values())).containsExactly(camera("door", 2), camera("gate", 3));
            }
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void aWriterCanWaitForItsOwnWord() throws Exception {
        try (EmbeddedBroker broker = broker();
                CameraTable table = CameraTable.follow(broker.bootstrapServers(), Topics.STANDARD)) {
            assertThat(table.awaitCamera(camera("door", 1), Duration.ofMillis(50)))
                    .isFalse();
            new CameraTopic(broker.bootstrapServers(), Topics.STANDARD).put(camera("door", 1));
            assertThat(table.awaitCamera(camera("door", 1), PATIENCE)).isTrue();
            assertThat(table.camera("door")).contains(camera("door", 1));
            new CameraTopic(broker.bootstrapServers(), Topics.STANDARD).remove("door");
            assertThat(table.awaitGone("door", PATIENCE)).isTrue();
        }
    }

    private EmbeddedBroker broker() {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), port, MAX_FRAME_BYTES);
        TopicLayout.create(broker.bootstrapServers(), Topics.STANDARD, 2, 1, MAX_FRAME_BYTES);
        return broker;
    }

    private static Camera camera(String id, double fps) {
        return new Camera(id, "rtsp://127.0.0.1:8554/" + id, null, fps);
    }

    private static <T> T next(LinkedBlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).as("a change").isNotNull();
        return next;
    }
}
