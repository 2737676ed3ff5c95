package dev.passerby.ingest.supervise;

import dev.passerby.ingest.publish.StatusPublisher;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CameraEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Statuses and events as they were said. */
public final class RecordedStatuses implements StatusPublisher {

    final List<CameraStatus> statuses = new CopyOnWriteArrayList<>();
    final List<CameraEvent> events = new CopyOnWriteArrayList<>();

    public List<String> states() {
        return events.stream().map(event -> event.state().text()).toList();
    }

    @Override
    public void status(CameraStatus status) {
        statuses.add(status);
    }

    @Override
    public synchronized void event(CameraEvent event) {
        events.add(event);
        notifyAll();
    }

    /** Waits until so many events were said, at most so many seconds; says whether they were. */
    synchronized boolean awaitEvents(int count, int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (events.size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public void forget(String cameraId) {}

    @Override
    public void close() {}
}
