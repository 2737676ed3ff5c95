package dev.passerby.benchmarks.speed;

import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * The stages of recognition as work to be timed, by the code that the job runs.
 *
 * @param vision the networks, on one thread a call
 * @param portraits photos of one face each, at least one
 */
record Stages(FaceVision vision, List<Picture> portraits) {

    private static final long SEED = 1;
    private static final String MODEL = "0".repeat(64);

    /** A frame's JPEG to pixels. The floor is writing the pixels to memory. */
    Work jpeg(int width, int height, int people) {
        byte[] jpeg = jpegOf(BenchScene.of(width, height, people, portraits));
        return new Work(
                Circumstances.jpeg(width + "x" + height),
                1,
                floors -> floors.millisOfBytes(3.0 * width * height),
                () -> PictureDecoder.standard().decode(jpeg, "frame"));
    }

    /** A frame's pixels to faces. The floor is P-Net's arithmetic. */
    Work detect(int width, int height, int people, double minFace) {
        Picture frame = BenchScene.of(width, height, people, portraits);
        DetectionSettings settings = DetectionSettings.stills().withMinFace(minFace);
        int found = vision.detect(frame, settings).size();
        double flops = Arithmetic.proposals(width, height, settings);
        return new Work(
                Circumstances.detect(width + "x" + height, found, minFace),
                1,
                floors -> floors.millisOfFlops(flops),
                () -> vision.detect(frame, settings));
    }

    /** Faces cut out to embeddings. The floor is FaceNet's arithmetic. */
    Work embed(int batch) {
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
        return new Work(
                Circumstances.embed(batch),
                batch,
                floors -> floors.millisOfFlops(Arithmetic.EMBEDDING),
                () -> vision.embed(crops));
    }

    /** One embedding to the people nearest, each with one template. The floor is reading every template in bytes. */
    static Work match(int templates) {
        Random random = new Random(SEED);
        List<GalleryEntry> people = new ArrayList<>();
        for (int i = 0; i < templates; i++) {
            Template template = new Template(Integer.toHexString(i), MODEL, AlignedCrop.KIND, 1, direction(random));
            people.add(new GalleryEntry("p" + i, "p" + i, 1, false, List.of(template)));
        }
        Collections.shuffle(people, random);
        GalleryIndex index = GalleryIndex.of(people, MODEL, AlignedCrop.KIND);
        float[] probe = direction(random);
        return new Work(
                Circumstances.match(templates),
                1,
                floors -> floors.millisOfBytes((double) templates * Template.DIMENSIONS),
                () -> index.nearest(probe, 2));
    }

    private static float[] direction(Random random) {
        float[] values = new float[Template.DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
            squares += (double) values[i] * values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= (float) Math.sqrt(squares);
        }
        return values;
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
