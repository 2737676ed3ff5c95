package dev.passerby.vision.inference;

import java.util.List;

/**
 * The work on a batch.
 *
 * @param <I> an item
 * @param <O> its result
 */
@FunctionalInterface
public interface BatchFunction<I, O> {

    /**
     * Works on a batch; called by several workers at the same time.
     *
     * @param items at least one, at most {@code bucket}
     * @param bucket the size to fill the batch up to
     * @return one result for each item, in their order
     */
    List<O> apply(List<I> items, int bucket);
}
