package dev.passerby.benchmarks.speed.plain;

import dev.passerby.models.ModelName;
import dev.passerby.models.ModelStore;
import dev.passerby.models.VerifiedModel;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.detection.ScalePyramid;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * MTCNN as one writes it down: a run of P-Net for each level of the pyramid, then the candidates' crops through R-Net and O-Net
 * in batches. The product finds the same faces.
 */
public final class PlainMtcnn implements AutoCloseable {

    private static final int LARGEST_BATCH = 64;

    private final Network pnet;
    private final Network rnet;
    private final Network onet;

    /** Opens the three networks, each on one thread a call. */
    public PlainMtcnn(ModelStore store) {
        pnet = open(store, ModelName.PLAIN_PNET);
        rnet = open(store, ModelName.PLAIN_RNET);
        onet = open(store, ModelName.PLAIN_ONET);
    }

    private static Network open(ModelStore store, ModelName name) {
        VerifiedModel model = store.model(name);
        return Network.open(model.name(), model.onnx(), InferenceDevice.cpu());
    }

    /** The faces, largest first. */
    public List<DetectedFace> detect(Picture picture, DetectionSettings settings) {
        IntegralPicture sums = new IntegralPicture(picture);
        List<PlainBox> squares = PlainBox.best(proposals(picture, sums, settings), 0.7, false).stream()
                .map(box -> box.moved(0).squared())
                .toList();
        squares =
                PlainBox.best(asked(rnet, 24, picture, sums, squares, settings.refinementThreshold()), 0.7, false)
                        .stream()
                        .map(box -> box.moved(1).squared())
                        .toList();
        List<PlainBox> faces = asked(onet, 48, picture, sums, squares, settings.outputThreshold()).stream()
                .map(box -> box.moved(1))
                .toList();
        return PlainBox.best(faces, 0.7, true).stream()
                .map(PlainMtcnn::face)
                .sorted(Comparator.comparingDouble(
                                (DetectedFace face) -> face.box().area())
                        .reversed())
                .toList();
    }

    private List<PlainBox> proposals(Picture picture, IntegralPicture sums, DetectionSettings settings) {
        List<PlainBox> found = new ArrayList<>();
        for (ScalePyramid.Level level : ScalePyramid.levels(picture.width(), picture.height(), settings)) {
            FloatBuffer input = floats(3 * level.width() * level.height());
            sums.average(picture.bounds(), level.width(), level.height(), input);
            Map<String, Tensor> outputs = pnet.run(input.flip(), 1, 3, level.height(), level.width());
            found.addAll(PlainBox.best(
                    cells(outputs, (float) level.scale(), (float) settings.proposalThreshold()), 0.5, false));
        }
        return found;
    }

    /** The positions of a level that score enough, as the squares of the picture that they have seen. */
    private static List<PlainBox> cells(Map<String, Tensor> outputs, float scale, float threshold) {
        Tensor probability = output(outputs, "probability");
        float[] moves = output(outputs, "regression").values();
        int columns = probability.dimension(3);
        int plane = columns * probability.dimension(2);
        List<PlainBox> cells = new ArrayList<>();
        for (int i = 0; i < plane; i++) {
            float score = probability.values()[plane + i];
            if (score >= threshold) {
                int x = 2 * (i % columns);
                int y = 2 * (i / columns);
                cells.add(new PlainBox(
                        floor((x + 1) / scale),
                        floor((y + 1) / scale),
                        floor((x + 12) / scale),
                        floor((y + 12) / scale),
                        score,
                        new float[] {moves[i], moves[plane + i], moves[2 * plane + i], moves[3 * plane + i]},
                        null));
            }
        }
        return cells;
    }

    /** The squares that a network takes for a face, with what it says of them. */
    private static List<PlainBox> asked(
            Network network,
            int side,
            Picture picture,
            IntegralPicture sums,
            List<PlainBox> squares,
            double threshold) {
        List<PlainBox> inside = squares.stream()
                .filter(box -> box.pixels(picture.width(), picture.height()).isPresent())
                .toList();
        List<PlainBox> accepted = new ArrayList<>();
        for (int from = 0; from < inside.size(); from += LARGEST_BATCH) {
            List<PlainBox> batch = inside.subList(from, Math.min(inside.size(), from + LARGEST_BATCH));
            FloatBuffer input = floats(batch.size() * 3 * side * side);
            for (PlainBox box : batch) {
                Region region = box.pixels(picture.width(), picture.height()).orElseThrow();
                sums.average(region, side, side, input);
            }
            Map<String, Tensor> outputs = network.run(input.flip(), batch.size(), 3, side, side);
            for (int i = 0; i < batch.size(); i++) {
                float score = output(outputs, "probability").values()[2 * i + 1];
                if (score > (float) threshold) {
                    accepted.add(answer(batch.get(i), score, outputs, i));
                }
            }
        }
        return accepted;
    }

    private static PlainBox answer(PlainBox box, float score, Map<String, Tensor> outputs, int row) {
        float[] moves = new float[4];
        System.arraycopy(output(outputs, "regression").values(), 4 * row, moves, 0, 4);
        Landmarks landmarks = outputs.containsKey("landmarks")
                ? landmarks(box, output(outputs, "landmarks").values(), 10 * row)
                : null;
        return new PlainBox(box.left(), box.top(), box.right(), box.bottom(), score, moves, landmarks);
    }

    private static Landmarks landmarks(PlainBox box, float[] values, int first) {
        Point[] points = new Point[5];
        for (int i = 0; i < points.length; i++) {
            float x = (box.right() - box.left() + 1) * values[first + i] + box.left() - 1;
            float y = (box.bottom() - box.top() + 1) * values[first + 5 + i] + box.top() - 1;
            points[i] = new Point(x, y);
        }
        return new Landmarks(points[0], points[1], points[2], points[3], points[4]);
    }

    private static DetectedFace face(PlainBox box) {
        return new DetectedFace(
                new Box(box.left(), box.top(), box.right(), box.bottom()),
                box.score(),
                Objects.requireNonNull(box.landmarks()));
    }

    private static Tensor output(Map<String, Tensor> outputs, String name) {
        return Objects.requireNonNull(outputs.get(name), name);
    }

    private static float floor(float value) {
        return (float) Math.floor(value);
    }

    private static FloatBuffer floats(int length) {
        return ByteBuffer.allocateDirect(length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void close() {
        pnet.close();
        rnet.close();
        onet.close();
    }
}
