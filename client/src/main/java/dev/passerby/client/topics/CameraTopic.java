package dev.passerby.client.topics;

import dev.passerby.client.BrokerException;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attached cameras and how they are doing, as the operator reads and changes them. */
public final class CameraTopic {

    private final CompactedTopic cameras;
    private final CompactedTopic status;

    public CameraTopic(String bootstrapServers, Topics topics) {
        this.cameras = new CompactedTopic(bootstrapServers, topics.cameras());
        this.status = new CompactedTopic(bootstrapServers, topics.cameraStatus());
    }

    /** The attached cameras in the order of their last change. */
    public List<Camera> list() {
        List<Camera> list = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : cameras.read().entrySet()) {
            try {
                list.add(Camera.fromJson(entry.getValue()));
            } catch (WireFormatException e) {
                throw new BrokerException(
                        "camera '" + entry.getKey() + "' cannot be read: " + e.getMessage()
                                + "; remove it with 'passerby camera remove " + entry.getKey() + "'",
                        e);
            }
        }
        return list;
    }

    /** The latest word of ingest on each camera, by camera id; nothing for a camera that was never tried. */
    public Map<String, CameraStatus> status() {
        Map<String, CameraStatus> byCamera = new LinkedHashMap<>();
        status.read().forEach((camera, json) -> {
            try {
                byCamera.put(camera, CameraStatus.fromJson(json));
            } catch (WireFormatException e) {
                // A status is a courtesy: an unreadable one is shown as none.
                byCamera.remove(camera);
            }
        });
        return byCamera;
    }

    /** Attaches a camera, or changes the one of the same id. */
    public void put(Camera camera) {
        cameras.writeWhereItLies(camera.id(), camera.toJson());
    }

    /** Detaches a camera and forgets its status; false when there is none of this id. */
    public boolean remove(String id) {
        boolean present = cameras.writeWhereItLies(id, null);
        if (present) {
            status.write(id, null);
        }
        return present;
    }
}
