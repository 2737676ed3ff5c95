package dev.passerby.models.facenet;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Padding;
import dev.passerby.models.onnx.Rounding;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;
import dev.passerby.models.tensor.QuantisedConvolution;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Bytes: weights by output channel, symmetric about 0; values by place, from 0 to 255 with a zero point. That is the pair for
 * which processors have an instruction. One of these builds one network.
 */
final class Int8 implements Arithmetic {

    /** Steps slightly wider than a pixel's: at exactly a pixel's, every one would lie half-way between two bytes. */
    private static final Rounding INPUT = Rounding.over(-1, 1);

    private final ActivationRanges ranges;
    /** How each value was rounded, by the value's name. */
    private final Map<String, Rounding> roundings = new HashMap<>();

    Int8(ActivationRanges ranges) {
        this.ranges = ranges;
    }

    @Override
    public Value input(OnnxGraph graph) {
        return rounded(graph.input("input", "n", 3, 160, 160), INPUT);
    }

    @Override
    public Value convolution(Value x, Convolution weights, int stride, Padding padding) {
        float inputScale = rounding(x).scale();
        return x.convolution(QuantisedConvolution.of(weights, inputScale), stride, padding);
    }

    @Override
    public Value rounded(Value x, String place) {
        return rounded(x, ranges.rounding(place));
    }

    @Override
    public Value maxPool(Value x, int size, int stride) {
        return rounded(x.maxPool(size, stride), rounding(x));
    }

    /** Branches rounded alike can be copied beside each other; one rounded before, a pool's, is brought to their steps. */
    @Override
    public Value beside(String place, Value... branches) {
        Rounding common = ranges.rounding(place);
        Value[] alike = Arrays.stream(branches)
                .map(branch -> roundings.containsKey(branch.name()) ? branch : rounded(branch, common))
                .toArray(Value[]::new);
        return rounded(alike[0].beside(Arrays.copyOfRange(alike, 1, alike.length)), common);
    }

    private Value rounded(Value x, Rounding rounding) {
        Value rounded = x.rounded(rounding);
        roundings.put(rounded.name(), rounding);
        return rounded;
    }

    private Rounding rounding(Value x) {
        Rounding rounding = roundings.get(x.name());
        if (rounding == null) {
            throw new NoSuchElementException("'" + x.name() + "' must be rounded before integers are computed with it");
        }
        return rounding;
    }
}
