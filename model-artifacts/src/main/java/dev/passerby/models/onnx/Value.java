package dev.passerby.models.onnx;

import dev.passerby.models.tensor.Convolution;
import dev.passerby.models.tensor.Dense;
import dev.passerby.models.tensor.QuantisedConvolution;
import dev.passerby.models.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What flows between two operators. Each method appends an operator to the graph and is its result, so that a network
 * reads from top to bottom. Pictures are {@code [n, channels, height, width]}, vectors {@code [n, length]}.
 *
 * @param graph the graph under construction
 * @param name unique within the graph
 */
public record Value(OnnxGraph graph, String name) {

    public Value convolution(Convolution weights, int stride, Padding padding) {
        return convolution(
                weights.name(),
                graph.weight(weights.name() + "/kernel", weights.kernel()),
                graph.weight(weights.name() + "/bias", weights.bias()),
                weights.height(),
                weights.width(),
                stride,
                padding);
    }

    /** The convolution of a value {@link #inFloat16} by weights rounded to half precision. */
    public Value convolutionInFloat16(Convolution weights, int stride, Padding padding) {
        return convolution(
                weights.name(),
                graph.halves(weights.name() + "/kernel", weights.kernel()),
                graph.halves(weights.name() + "/bias", weights.bias()),
                weights.height(),
                weights.width(),
                stride,
                padding);
    }

    /**
     * The convolution of a {@link #rounded} value by integers. Written as one of real numbers whose weights are integers times
     * scales, which inference engines recognise and compute in integers (the form known as QDQ).
     */
    public Value convolution(QuantisedConvolution weights, int stride, Padding padding) {
        String kernel = graph.signedBytes(weights.name() + "/kernel", weights.shape(), weights.kernel());
        String bias = graph.int32s(weights.name() + "/bias", weights.bias());
        int channels = weights.shape().get(0);
        String noByte =
                graph.signedBytes(weights.name() + "/kernel/zero_points", List.of(channels), new byte[channels]);
        String noInteger = graph.int32s(weights.name() + "/bias/zero_points", new int[channels]);
        return convolution(
                weights.name(),
                perChannel(kernel, weights.kernelScales(), noByte),
                perChannel(bias, weights.biasScales(), noInteger),
                weights.height(),
                weights.width(),
                stride,
                padding);
    }

    private Value convolution(
            String layer, String kernel, String bias, int height, int width, int stride, Padding padding) {
        int down = padding.each(height, stride);
        int across = padding.each(width, stride);
        return graph.node(
                "Conv",
                layer,
                List.of(name, kernel, bias),
                new Attributes()
                        .with("kernel_shape", new long[] {height, width})
                        .with("pads", new long[] {down, across, down, across})
                        .with("strides", new long[] {stride, stride}));
    }

    /** Integers as real numbers, by a scale for each step of their first axis. ONNX Runtime 1.29 dies without zero points. */
    private String perChannel(String integers, float[] scales, String zeroPoints) {
        return graph.node(
                        "DequantizeLinear",
                        integers + "/real",
                        List.of(integers, graph.weight(integers + "/scales", Tensor.vector(scales)), zeroPoints),
                        new Attributes().with("axis", 0))
                .name();
    }

    /** This value in steps of 256: rounded to a byte, and taken for a real number again. */
    public Value rounded(Rounding rounding) {
        String scale = graph.scalar(name + "/scale", rounding.scale());
        String zeroPoint = graph.unsignedByte(name + "/zero_point", rounding.zeroPoint());
        Value bytes = graph.node("QuantizeLinear", name + "/bytes", List.of(name, scale, zeroPoint), new Attributes());
        return graph.node(
                "DequantizeLinear", name + "/rounded", List.of(bytes.name, scale, zeroPoint), new Attributes());
    }

    /** The same numbers in half precision. */
    public Value inFloat16() {
        return graph.cast(this, true);
    }

    /** The same numbers in single precision. */
    public Value inFloat32() {
        return graph.cast(this, false);
    }

    /** This value, {@link #inFloat16}, with a number added to each of its own. */
    public Value plusHalf(String numberName, float number) {
        return withHalf("Add", numberName, number);
    }

    /** This value, {@link #inFloat16}, times a number. */
    public Value timesHalf(String numberName, float number) {
        return withHalf("Mul", numberName, number);
    }

    private Value withHalf(String operator, String numberName, float number) {
        String half = graph.halves(numberName, new Tensor(List.of(), new float[] {number}));
        return graph.node(operator, graph.fresh(operator), List.of(name, half), new Attributes());
    }

    /**
     * This value with its axes in another order.
     *
     * @param order for each axis of the result, the axis of this value that it is
     */
    public Value transposed(long... order) {
        return operator("Transpose", new Attributes().with("perm", order));
    }

    /** A matrix times this value, whose last two axes are a matrix's. */
    public Value afterMatrix(String matrixName, Tensor matrix) {
        String left = graph.weight(matrixName, matrix);
        return graph.node("MatMul", graph.fresh("MatMul"), List.of(left, name), new Attributes());
    }

    /** This value, whose last axis is a matrix's second, times a matrix. */
    public Value timesMatrix(String matrixName, Tensor matrix) {
        String right = graph.weight(matrixName, matrix);
        return graph.node("MatMul", graph.fresh("MatMul"), List.of(name, right), new Attributes());
    }

    /** This value with a number added to each of its own. */
    public Value plus(String numberName, float number) {
        return graph.node("Add", graph.fresh("Add"), List.of(name, graph.scalar(numberName, number)), new Attributes());
    }

    /** The same numbers under another shape; 0 keeps an axis as it is. */
    public Value reshaped(long... shape) {
        String operator = graph.fresh("Reshape");
        String axes = graph.int64s(operator + "/shape", shape);
        return graph.node("Reshape", operator, List.of(name, axes), new Attributes());
    }

    /** The part from one index of an axis up to another. */
    public Value part(int axis, long from, long to) {
        String operator = graph.fresh("Slice");
        return graph.node(
                "Slice",
                operator,
                List.of(
                        name,
                        graph.int64s(operator + "/from", from),
                        graph.int64s(operator + "/to", to),
                        graph.int64s(operator + "/axis", axis)),
                new Attributes());
    }

    /** Several values after each other along an axis. */
    public static Value joined(int axis, List<Value> values) {
        OnnxGraph graph = values.get(0).graph;
        return graph.node(
                "Concat",
                graph.fresh("Concat"),
                values.stream().map(Value::name).toList(),
                new Attributes().with("axis", axis));
    }

    public Value dense(Dense weights) {
        return dense(
                weights.name(),
                graph.weight(weights.name() + "/matrix", weights.matrix()),
                graph.weight(weights.name() + "/bias", weights.bias()));
    }

    /** The layer of a value {@link #inFloat16} with weights rounded to half precision. */
    public Value denseInFloat16(Dense weights) {
        return dense(
                weights.name(),
                graph.halves(weights.name() + "/matrix", weights.matrix()),
                graph.halves(weights.name() + "/bias", weights.bias()));
    }

    private Value dense(String layer, String matrix, String bias) {
        return graph.node("Gemm", layer, List.of(name, matrix, bias), new Attributes().with("transB", 1));
    }

    public Value relu() {
        return operator("Relu", new Attributes());
    }

    /** A rectifier with learnt slopes below zero, whose shape is broadcast from the right. */
    public Value prelu(String prelu, Tensor slopes) {
        return graph.node("PRelu", prelu, List.of(name, graph.weight(prelu + "/slope", slopes)), new Attributes());
    }

    /**
     * A rectifier of pictures with learnt slopes below zero, one for each channel: {@code x + (1 - slope) * relu(-x)}.
     *
     * <p>ONNX Runtime joins these operators to the convolutions around them; its PRelu takes longer than the convolutions.
     */
    public Value preluOfChannels(String prelu, Tensor slopes) {
        float[] turned = new float[slopes.values().length];
        float[] missing = new float[turned.length];
        for (int channel = 0; channel < turned.length; channel++) {
            turned[channel] = -1;
            missing[channel] = 1 - slopes.values()[channel];
        }
        Value below = eachChannelTimes(prelu + "/turned", turned).relu();
        return below.eachChannelTimes(prelu + "/missing", missing).plus(this);
    }

    private Value eachChannelTimes(String nodeName, float... factors) {
        Tensor kernel = Tensor.vector(factors).reshape(factors.length, 1, 1, 1);
        return graph.node(
                "Conv",
                nodeName,
                List.of(name, graph.weight(nodeName + "/kernel", kernel)),
                new Attributes().with("group", factors.length).with("kernel_shape", new long[] {1, 1}));
    }

    /** A maximum over windows that lie wholly inside the picture. */
    public Value maxPool(int size, int stride) {
        return maxPool(size, stride, 0);
    }

    /** A maximum over windows of which the last may hang over the far edges, as Caffe does it. */
    public Value maxPoolOverEdges(int size, int stride) {
        return maxPool(size, stride, 1);
    }

    /** The mean of each channel: {@code [n, channels, h, w]} to {@code [n, channels]}. */
    public Value globalAverage() {
        return operator("GlobalAveragePool", new Attributes()).flatten();
    }

    /** Everything after the first axis in one row, in memory's order. */
    public Value flatten() {
        return operator("Flatten", new Attributes().with("axis", 1));
    }

    /** Probabilities over the second axis. */
    public Value softmax() {
        return operator("Softmax", new Attributes().with("axis", 1));
    }

    public Value plus(Value other) {
        return graph.node("Add", graph.fresh("Add"), List.of(name, other.name), new Attributes());
    }

    /** This value's channels, then the others'. */
    public Value beside(Value... others) {
        List<Value> values = new ArrayList<>(List.of(this));
        values.addAll(List.of(others));
        return joined(1, values);
    }

    /** Vectors scaled to length one: {@code x / sqrt(max(sum(x²), floor))}. */
    public Value unitLength(float floor) {
        Value square = graph.node("Mul", graph.fresh("Mul"), List.of(name, name), new Attributes());
        Value sum = graph.node(
                "ReduceSum",
                graph.fresh("ReduceSum"),
                List.of(square.name, graph.int64s("second_axis", 1)),
                new Attributes().with("keepdims", 1));
        Value bounded = graph.node(
                "Max",
                graph.fresh("Max"),
                List.of(sum.name, graph.weight("floor", Tensor.vector(floor))),
                new Attributes());
        Value length = bounded.operator("Sqrt", new Attributes());
        return graph.node("Div", graph.fresh("Div"), List.of(name, length.name), new Attributes());
    }

    private Value maxPool(int size, int stride, int overEdges) {
        return operator(
                "MaxPool",
                new Attributes()
                        .with("ceil_mode", overEdges)
                        .with("kernel_shape", new long[] {size, size})
                        .with("strides", new long[] {stride, stride}));
    }

    private Value operator(String operator, Attributes attributes) {
        return graph.node(operator, graph.fresh(operator), List.of(name), attributes);
    }
}
