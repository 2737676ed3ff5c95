package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The proposal network over all levels of the pyramid of frames of one size, in one network: frames go in as bytes, and their
 * pyramids come to be where they are searched.
 *
 * <p>A level is the frame between two matrices. A row of the left one averages the frame's rows that a row of the level covers,
 * as adaptive average pooling does: those from {@code floor(i * length / n)} to {@code ceil((i + 1) * length / n)}. The right
 * one does the same with columns. That is more arithmetic than adding up, and of the kind that a GPU has to spare.
 */
public final class FramePNet {

    private static final float MEAN = 127.5f;
    private static final float SCALE = 1 / 128f;

    private final MtcnnWeights weights;
    private final OnnxGraph graph =
            OnnxGraph.named("mtcnn-pnet-frames", "pixels: RGB; answers: as mtcnn-pnet's, level after level");

    /** How large a level of the pyramid is, in pixels. */
    public record Level(int width, int height) {

        /** How many windows the network answers for. */
        public int windows() {
            return along(width) * along(height);
        }

        private static int along(int length) {
            return (length - 1) / 2 - 4;
        }
    }

    private FramePNet(MtcnnWeights weights) {
        this.weights = weights;
    }

    /**
     * The network as an ONNX file. Input {@code pixels [frames, height, 3 * width]}, RGB bytes; output {@code answers [frames, 5,
     * windows]}: what {@link PNet} answers for every level's windows, row by row and level after level.
     */
    public static byte[] toOnnx(MtcnnWeights weights, int frames, int width, int height, List<Level> levels) {
        return new FramePNet(weights).build(frames, width, height, levels).toOnnx();
    }

    private OnnxGraph build(int frames, int width, int height, List<Level> levels) {
        Value pixels = graph.byteInput("pixels", frames, height, 3 * width).inFloat32();
        List<Integer> heights = levels.stream().map(Level::height).toList();
        Value rows = pixels.afterMatrix("rows", averages(heights, height)) // [frames, all levels' rows, 3 * width]
                .reshaped(0, 0, width, 3)
                .transposed(0, 3, 1, 2); // [frames, 3, all levels' rows, width]
        List<Value> answers = new ArrayList<>();
        int top = 0;
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            Tensor columns =
                    averages(List.of(level.width()), width).transpose(1, 0).times(SCALE);
            Value picture = rows.part(2, top, top + level.height())
                    .timesMatrix("columns_" + i, columns)
                    .plus("mean_" + i, -MEAN * SCALE); // [frames, 3, level.height, level.width]
            answers.add(answers(picture, "level_" + i).reshaped(0, 5, level.windows()));
            top += level.height();
        }
        int windows = levels.stream().mapToInt(Level::windows).sum();
        graph.output("answers", Value.joined(2, answers), frames, 5, windows);
        return graph;
    }

    /** P-Net layer by layer: a GPU's engine has a rectifier with slopes of its own, and no use for {@link PooledRectifier}. */
    private Value answers(Value picture, String level) {
        Value x = layer(picture, level, "pnet/conv1", "pnet/prelu1").maxPoolOverEdges(2, 2);
        x = layer(x, level, "pnet/conv2", "pnet/prelu2");
        x = layer(x, level, "pnet/conv3", "pnet/prelu3");
        return x.convolution(
                weights.answer("pnet/conv4", "pnet/conv4_1", "pnet/conv4_2")
                        .ofPixels()
                        .named(level + "/pnet/conv4"),
                1,
                VALID);
    }

    private Value layer(Value x, String level, String convolution, String rectifier) {
        Tensor slopes = weights.slopes(rectifier + "_alpha");
        return x.convolution(weights.convolution(convolution).named(level + "/" + convolution), 1, VALID)
                .prelu(level + "/" + rectifier, slopes.reshape(slopes.values().length, 1, 1));
    }

    /** A matrix whose rows average spans of a length: one row for each output of each of several numbers of them. */
    private static Tensor averages(List<Integer> outputs, int length) {
        int rows = outputs.stream().mapToInt(Integer::intValue).sum();
        float[] matrix = new float[rows * length];
        int row = 0;
        for (int count : outputs) {
            for (int i = 0; i < count; i++, row++) {
                int begin = (int) ((long) i * length / count);
                int end = (int) (((long) (i + 1) * length + count - 1) / count);
                for (int k = begin; k < end; k++) {
                    matrix[row * length + k] = 1f / (end - begin);
                }
            }
        }
        return new Tensor(List.of(rows, length), matrix);
    }
}
