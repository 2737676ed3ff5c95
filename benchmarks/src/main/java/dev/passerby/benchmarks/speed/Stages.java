package dev.passerby.benchmarks.speed;

import dev.passerby.benchmarks.speed.plain.PlainFaceNet;
import dev.passerby.benchmarks.speed.plain.PlainMtcnn;
import dev.passerby.benchmarks.speed.video.BenchVideo;
import dev.passerby.benchmarks.speed.video.VideoLoops;
import dev.passerby.models.ModelStore;
import dev.passerby.models.VerifiedModel;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.embedding.FaceNet;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The stages of a frame's way as work to be timed, by the code that ingest and the job run. Close it after the last. */
final class Stages implements AutoCloseable {

    private static final long SEED = 1;
    private static final String MODEL = "0".repeat(64);

    /** So many are searched for in turns: how much a search can leave unread depends on who it is for. */
    private static final int PROBES = 64;

    /** What a pixel takes as 8-bit samples in 4:2:0, and as RGB. */
    private static final double YUV_BYTES = 1.5;

    private static final double RGB_BYTES = 3;

    private final ModelStore models;
    private final FaceVision vision;
    private final BenchPictures pictures;
    private final List<Picture> portraits;
    private final Progress progress;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /**
     * Nothing is opened yet.
     *
     * @param vision the networks, on one thread a call
     */
    Stages(ModelStore models, FaceVision vision, BenchPictures pictures, Progress progress) {
        this.models = models;
        this.vision = vision;
        this.pictures = pictures;
        this.portraits = pictures.portraits();
        this.progress = progress;
    }

    /** A camera's H.264 to pictures, by ingest's loop. The floor is the library's own calls and nothing else. */
    Work decode(BenchSettings.Size size, int people) {
        VideoLoops loops = loops(size, people);
        return new Work(
                Circumstances.picture("decode", size.toString()),
                BenchVideo.RATE,
                null,
                new Plain(Plain.FFMPEG, BenchVideo.RATE, loops::bareSecond),
                loops::ingestSecond);
    }

    /** A decoded picture to the JPEG that is published. The floor is reading the decoder's planes and writing as much. */
    Work encode(BenchSettings.Size size, int people) {
        VideoLoops loops = loops(size, people);
        return new Work(
                Circumstances.picture("encode", size.toString()),
                1,
                floors -> floors.millisOfBytes(2 * YUV_BYTES * size.width() * size.height()),
                null,
                loops::encode);
    }

    private VideoLoops loops(BenchSettings.Size size, int people) {
        try {
            Path file = new BenchVideo(size.width(), size.height(), people)
                    .file(pictures.photos(), pictures.videos(), progress);
            return kept(new VideoLoops(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A frame's JPEG to pixels. The floor is writing the pixels to memory. */
    Work jpeg(BenchSettings.Size size, int people) {
        byte[] jpeg = jpegOf(BenchScene.of(size.width(), size.height(), people, portraits));
        return new Work(
                Circumstances.picture("jpeg", size.toString()),
                1,
                floors -> floors.millisOfBytes(RGB_BYTES * size.width() * size.height()),
                null,
                () -> PictureDecoder.standard().decodeFrame(jpeg, "frame"));
    }

    /** A frame's pixels to faces. The floor is P-Net's arithmetic. */
    Work detect(BenchSettings.Size size, int people, double minFace) {
        Picture frame = BenchScene.of(size.width(), size.height(), people, portraits);
        DetectionSettings settings = DetectionSettings.stills().withMinFace(minFace);
        int found = vision.detect(frame, settings).size();
        double flops = Arithmetic.proposals(size.width(), size.height(), settings);
        PlainMtcnn plain = kept(new PlainMtcnn(models));
        return new Work(
                Circumstances.detect(size.toString(), found, minFace),
                1,
                floors -> floors.millisOfFlops(flops),
                new Plain(Plain.ONNX_RUNTIME, 1, () -> plain.detect(frame, settings)),
                () -> vision.detect(frame, settings));
    }

    /**
     * Faces cut out to embeddings: one run of the network for all of them, on the caller's thread. The floor is FaceNet's
     * arithmetic; the plain way is float32 and face by face.
     */
    Work embed(int batch, FaceNetVariant variant) {
        List<AlignedCrop> faces = new ArrayList<>();
        for (Picture portrait : portraits) {
            for (DetectedFace face : vision.detect(portrait)) {
                faces.add(vision.crop(portrait, face));
            }
        }
        if (faces.isEmpty()) {
            throw new IllegalArgumentException("no portrait shows a face");
        }
        List<AlignedCrop> crops = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            crops.add(faces.get(i % faces.size()));
        }
        VerifiedModel model = models.model(variant.model());
        FaceNet network = new FaceNet(kept(Network.open(model.name(), model.onnx(), InferenceDevice.cpu())));
        PlainFaceNet plain = kept(new PlainFaceNet(models));
        return new Work(
                Circumstances.embed(batch, variant),
                batch,
                floors -> floors.millisOfFlops(Arithmetic.EMBEDDING),
                new Plain(Plain.ONNX_RUNTIME, 1, () -> plain.embed(crops.get(0))),
                () -> network.embed(crops));
    }

    /**
     * One embedding to the two people nearest, each with one template. The floor is reading every template once, at a byte for
     * each direction; the plain way compares number by number with everybody.
     *
     * @param directions how many the templates lie along
     */
    static Work match(int templates, int directions) {
        DrawnPoints points = new DrawnPoints(directions, SEED);
        List<GalleryEntry> people = new ArrayList<>();
        for (int i = 0; i < templates; i++) {
            Template template = new Template(Integer.toHexString(i), MODEL, AlignedCrop.KIND, 1, points.next());
            people.add(new GalleryEntry("p" + i, "p" + i, 1, false, List.of(template)));
        }
        GalleryIndex index = GalleryIndex.of(people, MODEL, AlignedCrop.KIND);
        List<float[]> probes = Stream.generate(points::next).limit(PROBES).toList();
        return new Work(
                Circumstances.match(templates, directions),
                1,
                floors -> floors.millisOfBytes((double) templates * directions),
                new Plain(Plain.EVERYBODY, 1, () -> index.distances(anyOf(probes))),
                () -> index.nearest(anyOf(probes), 2));
    }

    private static float[] anyOf(List<float[]> probes) {
        return probes.get(ThreadLocalRandom.current().nextInt(probes.size()));
    }

    private <T extends AutoCloseable> T kept(T part) {
        opened.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("closing what was timed failed", e);
            }
        }
    }

    private static byte[] jpegOf(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(
                        x, y, picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2));
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jpeg.toByteArray();
    }
}
