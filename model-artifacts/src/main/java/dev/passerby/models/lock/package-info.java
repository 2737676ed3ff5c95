/**
 * What is pinned: upstream files and the ONNX files made of them, with their hashes.
 *
 * <p>Reads the resource {@code models.lock} and fetches nothing. Start with {@link dev.passerby.models.lock.ModelsLock}.
 */
@NullMarked
package dev.passerby.models.lock;

import org.jspecify.annotations.NullMarked;
