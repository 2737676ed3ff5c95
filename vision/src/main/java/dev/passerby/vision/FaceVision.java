package dev.passerby.vision;

import dev.passerby.models.ModelException;
import dev.passerby.models.ModelStore;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.detection.SearchArea;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.embedding.Portrait;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.Shared;
import dev.passerby.vision.picture.Picture;
import dev.passerby.wire.event.Models;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Pictures in, faces and embeddings out: the front door of this module.
 *
 * <p>Opening it again in the same process is cheap: all that are open on the same models, device and batching share
 * sessions and batches, and the last to close frees them. Safe for many threads, who block until their result is there.
 * Close it before the process exits.
 */
public final class FaceVision implements AutoCloseable {

    private static final Shared<Networks.Key, Networks> NETWORKS = new Shared<>(Networks::open);

    private final Shared.Lease<Networks> lease;
    private final DetectionSettings detection;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FaceVision(Shared.Lease<Networks> lease, DetectionSettings detection) {
        this.lease = lease;
        this.detection = detection;
    }

    /**
     * Opens the networks of a store that has been prepared.
     *
     * @throws ModelException if a model is missing or not the pinned one
     * @throws InferenceException if the device is not to be had
     */
    public static FaceVision open(ModelStore store, VisionSettings settings) {
        Path folder = store.folder().toAbsolutePath().normalize();
        Networks.Key key = new Networks.Key(
                folder, settings.device(), settings.batching(), settings.together(), settings.embedder());
        return new FaceVision(NETWORKS.lease(key), settings.detection());
    }

    /** The faces in a picture by this object's settings, largest first, in unclipped pixels. */
    public List<DetectedFace> detect(Picture picture) {
        return detect(picture, detection);
    }

    /** The faces in a picture by other settings than this object's. */
    public List<DetectedFace> detect(Picture picture, DetectionSettings settings) {
        return networks().mtcnn().detect(picture, settings);
    }

    /** The faces in some areas of a picture by this object's settings, as a search of the whole picture finds them there. */
    public List<DetectedFace> detect(Picture picture, List<SearchArea> areas) {
        return detect(picture, detection, areas);
    }

    /** The faces in some areas by other settings than this object's. */
    public List<DetectedFace> detect(Picture picture, DetectionSettings settings, List<SearchArea> areas) {
        return areas.isEmpty() ? List.of() : networks().mtcnn().detect(picture, settings, areas);
    }

    /** A face cut out of its picture and turned upright; cheap and without a network. */
    public AlignedCrop crop(Picture picture, DetectedFace face) {
        return AlignedCrop.of(picture, face.landmarks());
    }

    /** The embeddings of these crops, in their order. */
    public List<Embedding> embed(List<AlignedCrop> crops) {
        return networks().faceNet().runAll(crops);
    }

    /** A face of a still as several slightly different crops see it: better than one embedding, at six times the price. */
    public Portrait portrait(Picture picture, DetectedFace face) {
        return Portrait.of(embed(AlignedCrop.views(picture, networks().mtcnn().refine(picture, face))));
    }

    /** What made the boxes and the embeddings. */
    public Models modelHashes() {
        return lease.value().hashes();
    }

    /**
     * What templates made of these embeddings name as their model: the sha256 of the float32 network, whichever variant of it
     * computes. Embeddings of one family may be compared.
     */
    public String embedderFamily() {
        return lease.value().embedderFamily();
    }

    /** How many batches of each size FaceNet has run, by number of crops, for all who share it. */
    public SortedMap<Integer, Long> batchSizes() {
        return lease.value().faceNet().batchSizes();
    }

    /** How many batches failed as a whole and were run crop by crop, for all who share FaceNet. */
    public long batchesSplit() {
        return lease.value().faceNet().batchesSplit();
    }

    private Networks networks() {
        if (closed.get()) {
            throw new InferenceException("cannot look at a picture: this FaceVision is closed");
        }
        return lease.value();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            lease.close();
        }
    }

    @Override
    public String toString() {
        return "FaceVision[" + Map.of("detection", detection, "models", modelHashes()) + "]";
    }
}
