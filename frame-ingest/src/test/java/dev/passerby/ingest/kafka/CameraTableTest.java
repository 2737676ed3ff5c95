package dev.passerby.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.share.PlacedCamera;
import dev.passerby.wire.camera.Camera;
import org.junit.jupiter.api.Test;

class CameraTableTest {

    private static final Camera DOOR = new Camera("door", "rtsp://192.0.2.7/stream", null, 5);
    private static final Camera OTHER_DOOR = new Camera("door", "rtsp://192.0.2.8/stream", null, 5);
    /** Where a producer with Kafka's default partitioner puts "door" among 64. */
    private static final int HOME = 18;

    private final CameraTable table = new CameraTable(64);

    @Test
    void aCameraIsWhatItsNewestRecordSays() {
        table.enter("door", HOME, DOOR);
        table.enter("door", HOME, OTHER_DOOR);
        assertThat(table.placed()).containsEntry("door", new PlacedCamera(OTHER_DOOR, HOME));
        assertThat(table.strays()).isEmpty();

        table.enter("door", HOME, null);
        assertThat(table.placed()).isEmpty();
    }

    @Test
    void aCameraFromBeforeTheTopicWasDividedIsWorkedFromWhereItLies() {
        table.enter("door", 0, DOOR);
        assertThat(table.placed()).containsEntry("door", new PlacedCamera(DOOR, 0));
        assertThat(table.strays()).containsExactly("door");
    }

    @Test
    void whereItBelongsGoesBeforeWhereItLay() {
        table.enter("door", HOME, OTHER_DOOR);
        table.enter("door", 0, DOOR);
        assertThat(table.placed()).containsEntry("door", new PlacedCamera(OTHER_DOOR, HOME));

        table.enter("door", 0, null);
        assertThat(table.placed()).containsEntry("door", new PlacedCamera(OTHER_DOOR, HOME));
        assertThat(table.strays()).isEmpty();
    }
}
