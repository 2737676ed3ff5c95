package dev.passerby.pipeline.vision;

import dev.passerby.vision.FaceVision;
import dev.passerby.wire.event.Models;
import java.util.List;

/** Eyes for the operators: finds the faces of a picture, and turns cut-out faces into embeddings. Thread-safe. */
public interface Vision extends AutoCloseable {

    /**
     * The faces of a picture.
     *
     * @param jpeg the picture as a JPEG
     * @throws UnreadablePictureException if these bytes are no picture
     */
    LookedAt look(byte[] jpeg) throws UnreadablePictureException;

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

    @Override
    void close();
}
