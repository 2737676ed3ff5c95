package dev.passerby.client.topics;

import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The attached cameras and how they are doing, kept in memory: {@link CompactedTable} twice. */
public final class CameraTable implements AutoCloseable {

    private final CompactedTable<Camera> cameras;
    private final CompactedTable<CameraStatus> statuses;

    private CameraTable(CompactedTable<Camera> cameras, CompactedTable<CameraStatus> statuses) {
        this.cameras = cameras;
        this.statuses = statuses;
    }

    /** Begins to follow the cameras. */
    public static CameraTable follow(String bootstrapServers, Topics topics) {
        return new CameraTable(
                CompactedTable.follow(bootstrapServers, topics.cameras(), Camera::fromJson),
                CompactedTable.follow(bootstrapServers, topics.cameraStatus(), CameraStatus::fromJson));
    }

    /** The attached cameras in the order of their last change. */
    public List<Camera> cameras() {
        return List.copyOf(cameras.rows().values());
    }

    /** The camera of this id. */
    public Optional<Camera> camera(String id) {
        return Optional.ofNullable(cameras.rows().get(id));
    }

    /** The latest word of ingest on a camera; empty for one that was never tried. */
    public Optional<CameraStatus> status(String id) {
        return Optional.ofNullable(statuses.rows().get(id));
    }

    /** Has the ids of cameras told that are attached, changed or detached, or whose status is another. */
    public void listen(Consumer<String> listener) {
        cameras.listen(change -> listener.accept(change.key()));
        statuses.listen(change -> listener.accept(change.key()));
    }

    /** Waits until a camera just written has come back; false when the time was up first. */
    public boolean awaitCamera(Camera wanted, Duration patience) {
        return cameras.await(rows -> wanted.equals(rows.get(wanted.id())), patience);
    }

    /** Waits until a camera just detached is gone; false when the time was up first. */
    public boolean awaitGone(String id, Duration patience) {
        return cameras.await(rows -> !rows.containsKey(id), patience);
    }

    /** Waits until all were read once; false when the time was up first. */
    public boolean awaitComplete(Duration patience) {
        return cameras.awaitComplete(patience) && statuses.awaitComplete(patience);
    }

    /** Whether the broker answered within the last ten seconds. */
    public boolean reachesBroker() {
        return cameras.reachesBroker();
    }

    @Override
    public void close() {
        cameras.close();
        statuses.close();
    }
}
