package dev.passerby.pipeline.vision;

import dev.passerby.vision.FaceVision;
import dev.passerby.vision.search.CameraView;
import dev.passerby.wire.event.Models;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** Eyes for the operators: finds the faces of a picture, and turns cut-out faces into embeddings. Thread-safe. */
public interface Vision extends AutoCloseable {

    /**
     * The faces of a camera's next frame, searched where it is worth it.
     *
     * @param jpeg the frame as a JPEG
     * @param before what the camera has shown so far
     * @param capturedAtMillis the frame's time
     * @throws UnreadablePictureException if these bytes are no picture
     */
    LookedAt look(byte[] jpeg, CameraView before, long capturedAtMillis) throws UnreadablePictureException;

    /** The faces of a picture on its own, as {@link #look(byte[], CameraView, long)} finds those of a first frame. */
    default LookedAt look(byte[] jpeg) throws UnreadablePictureException {
        return look(jpeg, CameraView.UNSEEN, 0);
    }

    /**
     * The embeddings of faces, in their order.
     *
     * @param crops aligned faces, each {@code [160, 160, 3]} RGB, as {@link #look} cut them out
     * @return for each {@code [512]}, L2-normalised
     */
    List<float[]> embed(List<byte[]> crops);

    /** The networks behind this. */
    Models models();

    /** The sha256 that templates of comparable embeddings name as their model; see {@link FaceVision#embedderFamily}. */
    String embedderFamily();

    /** How faces are cut out, such as {@code T32}. */
    String crop();

    /** Where the networks run, such as {@code cpu}; {@code none} where there are none. */
    default String device() {
        return "none";
    }

    /** How many batches of each size were embedded so far in this process, by number of faces. */
    default SortedMap<Integer, Long> batchSizes() {
        return Collections.emptySortedMap();
    }

    /** How many of them failed as a whole and were done face by face. */
    default long batchesSplit() {
        return 0;
    }

    @Override
    void close();
}
