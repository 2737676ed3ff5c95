package dev.passerby.benchmarks.lfw;

import dev.passerby.vision.alignment.AlignedCrop;
import org.jspecify.annotations.Nullable;

/**
 * A pair that was judged wrongly.
 *
 * @param first the first picture, as a person and a number
 * @param second the second
 * @param same whether both show one person
 * @param distance how far apart they were found
 * @param firstCrop the first face; absent where none was found
 * @param secondCrop the second face
 */
public record WorstPair(
        String first,
        String second,
        boolean same,
        double distance,
        @Nullable AlignedCrop firstCrop,
        @Nullable AlignedCrop secondCrop) {}
