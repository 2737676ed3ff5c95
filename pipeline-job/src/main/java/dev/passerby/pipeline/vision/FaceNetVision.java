package dev.passerby.pipeline.vision;

import dev.passerby.models.ModelStore;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.VisionSettings;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.PictureException;
import dev.passerby.vision.quality.QualityRules;
import dev.passerby.vision.search.CameraView;
import dev.passerby.vision.search.SearchPlan;
import dev.passerby.vision.search.SearchRules;
import dev.passerby.vision.tracking.FaceInFrame;
import dev.passerby.wire.event.Models;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * MTCNN and FaceNet as the operators' eyes. However many subtasks of a process open it, {@link FaceVision} loads the
 * networks once and batches for all.
 *
 * @param models the directory of the models; absent for the machine's standard one
 * @param device where the networks run: {@code cpu}, {@code cuda} or {@code cuda:NUMBER}
 * @param minFace the smallest face that is looked for, in pixels of its width
 * @param embedder the arithmetic that faces are embedded in: {@code float32}, {@code int8}, {@code float16}, or {@code
 *     auto} for what suits the device
 * @param search how much of a camera's frames is searched; on a GPU everything is
 */
public record FaceNetVision(@Nullable String models, String device, int minFace, String embedder, SearchRules search)
        implements VisionSource {

    private static final long serialVersionUID = 1L;

    @Override
    public Vision open() {
        ModelStore store = models == null ? ModelStore.standard(System.getenv()) : ModelStore.open(Path.of(models));
        InferenceDevice where = InferenceDevice.parse(device);
        VisionSettings settings =
                VisionSettings.on(where).withMinFace(minFace).withEmbedder(FaceNetVariant.parse(embedder, where));
        // Whole frames are searched in common batches; areas, each of another shape, would be slower than all of them.
        SearchRules rules = settings.together() ? SearchRules.EVERYTHING : search;
        return new Opened(FaceVision.open(store, settings), rules, where.toString());
    }

    private static final class Opened implements Vision {

        private final FaceVision vision;
        private final SearchRules search;
        private final String device;
        private final PictureDecoder decoder = PictureDecoder.standard();

        Opened(FaceVision vision, SearchRules search, String device) {
            this.vision = vision;
            this.search = search;
            this.device = device;
        }

        @Override
        public LookedAt look(byte[] jpeg, CameraView before, long capturedAtMillis) throws UnreadablePictureException {
            long began = System.nanoTime();
            Picture picture;
            try {
                picture = decoder.decodeFrame(jpeg, "frame");
            } catch (PictureException e) {
                throw new UnreadablePictureException(String.valueOf(e.getMessage()));
            }
            long decoded = System.nanoTime();
            SearchPlan plan = before.plan(picture, capturedAtMillis, search);
            List<DetectedFace> found = vision.detect(picture, plan.areas());
            List<SeenFace> faces =
                    found.stream().map(face -> seen(picture, face)).toList();
            long detected = System.nanoTime();
            return new LookedAt(
                    picture.width(),
                    picture.height(),
                    faces,
                    (decoded - began) / 1e6,
                    (detected - decoded) / 1e6,
                    plan.found(found.stream().map(DetectedFace::box).toList()));
        }

        private SeenFace seen(Picture picture, DetectedFace face) {
            byte[] crop = vision.crop(picture, face).rgb();
            return new SeenFace(
                    FaceInFrame.of(face, QualityRules.STANDARD.assess(face, picture.width(), picture.height(), crop)),
                    crop);
        }

        @Override
        public List<float[]> embed(List<byte[]> crops) {
            return vision.embed(crops.stream().map(AlignedCrop::new).toList()).stream()
                    .map(Embedding::values)
                    .toList();
        }

        @Override
        public Models models() {
            return vision.modelHashes();
        }

        @Override
        public String embedderFamily() {
            return vision.embedderFamily();
        }

        @Override
        public String crop() {
            return AlignedCrop.KIND;
        }

        @Override
        public String device() {
            return device;
        }

        @Override
        public SortedMap<Integer, Long> batchSizes() {
            return vision.batchSizes();
        }

        @Override
        public long batchesSplit() {
            return vision.batchesSplit();
        }

        @Override
        public void close() {
            vision.close();
        }
    }
}
