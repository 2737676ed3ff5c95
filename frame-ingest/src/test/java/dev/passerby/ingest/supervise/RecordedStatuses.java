package dev.passerby.ingest.supervise;

import dev.passerby.ingest.publish.StatusPublisher;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CameraEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Statuses and events as they were said. */
final class RecordedStatuses implements StatusPublisher {

    final List<CameraStatus> statuses = new CopyOnWriteArrayList<>();
    final List<CameraEvent> events = new CopyOnWriteArrayList<>();

    List<String> states() {
        return events.stream().map(event -> event.state().text()).toList();
    }

    @Override
    public void status(CameraStatus status) {
        statuses.add(status);
    }

    @Override
    public void event(CameraEvent event) {
        events.add(event);
    }

    @Override
    public void forget(String cameraId) {}

    @Override
    public void close() {}
}
