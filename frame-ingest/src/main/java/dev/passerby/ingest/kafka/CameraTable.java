package dev.passerby.ingest.kafka;

import dev.passerby.ingest.share.PlacedCamera;
import dev.passerby.wire.camera.Camera;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The cameras topic as the table it is. A record lies where its key belongs, unless the topic's partitions were increased
 * after it was written: such a camera is worked from where it lies, and a record where the key belongs goes before it.
 */
final class CameraTable {

    private final int partitions;
    private final Map<String, NavigableMap<Integer, Camera>> records = new TreeMap<>();

    CameraTable(int partitions) {
        this.partitions = partitions;
    }

    /** Enters a record; no camera removes what lies in that partition. */
    void enter(String id, int partition, @Nullable Camera camera) {
        NavigableMap<Integer, Camera> places = records.computeIfAbsent(id, absent -> new TreeMap<>());
        if (camera == null) {
            places.remove(partition);
        } else {
            places.put(partition, camera);
        }
        if (places.isEmpty()) {
            records.remove(id);
        }
    }

    /** The attached cameras by id. */
    Map<String, PlacedCamera> placed() {
        Map<String, PlacedCamera> placed = new TreeMap<>();
        records.forEach((id, places) -> {
            int home = home(id);
            int place = places.containsKey(home) ? home : places.lastKey();
            Camera camera = Objects.requireNonNull(places.get(place));
            placed.put(id, new PlacedCamera(camera, place));
        });
        return Map.copyOf(placed);
    }

    /** The cameras of which a record lies elsewhere than its key belongs. */
    Set<String> strays() {
        Set<String> strays = new TreeSet<>();
        records.forEach((id, places) -> {
            int home = home(id);
            if (places.keySet().stream().anyMatch(place -> place != home)) {
                strays.add(id);
            }
        });
        return strays;
    }

    /** Where a producer puts a record of this key. */
    private int home(String id) {
        return Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
