package dev.passerby.standalone.pictures;

import dev.passerby.models.ModelStore;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.VisionSettings;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.embedding.Portrait;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.nio.file.Path;
import java.util.List;

/** The networks, opened for still pictures. Makes the models first where they are missing, with a progress bar. */
public final class StillVision implements AutoCloseable {

    private final FaceVision vision;

    private StillVision(FaceVision vision) {
        this.vision = vision;
    }

    /**
     * Opens the networks, FaceNet in float32.
     *
     * @param minFace the smallest face searched for, in pixels
     */
    public static StillVision open(double minFace) {
        return open(minFace, FaceNetVariant.FLOAT32);
    }

    /**
     * Opens the networks.
     *
     * @param minFace the smallest face searched for, in pixels
     * @param embedder the arithmetic that faces are embedded in
     */
    public static StillVision open(double minFace, FaceNetVariant embedder) {
        ModelStore store = ModelStore.standard(System.getenv());
        try (ProgressBar progress = ProgressBar.onStandardError()) {
            store.prepare(progress);
        }
        VisionSettings settings = VisionSettings.standard().withMinFace(minFace).withEmbedder(embedder);
        return new StillVision(FaceVision.open(store, settings));
    }

    /** The picture in a file, upright. */
    public Picture read(Path file) {
        return PictureDecoder.standard().decode(file);
    }

    /** The faces in a picture, largest first. */
    public List<DetectedFace> detect(Picture picture) {
        return vision.detect(picture);
    }

    /** A face cut out for the embedding network. */
    public AlignedCrop crop(Picture picture, DetectedFace face) {
        return vision.crop(picture, face);
    }

    /** One embedding for each face, in their order. */
    public List<Embedding> embed(Picture picture, List<DetectedFace> faces) {
        return vision.embed(faces.stream().map(face -> crop(picture, face)).toList());
    }

    /** A face as several crops see it, for a template. */
    public Portrait portrait(Picture picture, DetectedFace face) {
        return vision.portrait(picture, face);
    }

    /** The networks themselves; closed with this. */
    public FaceVision networks() {
        return vision;
    }

    /** What templates made here name as their model. */
    public String model() {
        return vision.embedderFamily();
    }

    @Override
    public void close() {
        vision.close();
    }
}
