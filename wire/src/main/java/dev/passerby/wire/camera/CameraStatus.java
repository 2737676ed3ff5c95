package dev.passerby.wire.camera;

import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a camera is doing and what became of its pictures since its worker began. {@code decoded} equals {@code published}
 * plus the sum of {@code dropped}, always.
 *
 * @param camera the camera's id
 * @param state how it is doing
 * @param reason why it is not online, in one line; absent when it is
 * @param epoch the connection the counts end with
 * @param at when this was written
 * @param decoded pictures decoded
 * @param published pictures acknowledged by the broker
 * @param dropped pictures not sent, counted by reason, in the order of the reasons' names
 * @param undecoded pictures that came and were not decoded, because nobody wanted them and no other is predicted from them; in
 *     none of the other counts; absent from writers that did not say
 * @param worker the ingest process that says so; absent where it was written before workers had names
 * @param gaps when nothing was published; absent from writers that did not say
 */
public record CameraStatus(
        String camera,
        CameraState state,
        @Nullable String reason,
        long epoch,
        Instant at,
        long decoded,
        long published,
        Map<String, Long> dropped,
        @Nullable Long undecoded,
        @Nullable String worker,
        @Nullable FrameGaps gaps) {

    public CameraStatus {
        dropped = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(dropped)));
    }

    /** A status that no worker has put its name to yet, of pictures that were all decoded. */
    public CameraStatus(
            String camera,
            CameraState state,
            @Nullable String reason,
            long epoch,
            Instant at,
            long decoded,
            long published,
            Map<String, Long> dropped,
            @Nullable FrameGaps gaps) {
        this(camera, state, reason, epoch, at, decoded, published, dropped, null, null, gaps);
    }

    /** The same, said by this worker. */
    public CameraStatus by(String name) {
        return new CameraStatus(camera, state, reason, epoch, at, decoded, published, dropped, undecoded, name, gaps);
    }

    /** The value on the camera status topic. */
    public byte[] toJson() {
        return Json.bytes(this);
    }

    /** Reads the value of the camera status topic. */
    public static CameraStatus fromJson(byte[] json) throws WireFormatException {
        return Json.read(json, CameraStatus.class);
    }
}
