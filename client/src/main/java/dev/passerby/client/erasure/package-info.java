/**
 * People erased on their own wish, or because their consent has ended, with a receipt of what was done.
 *
 * <p>Start with {@link dev.passerby.client.erasure.Erasure}.
 */
@NullMarked
package dev.passerby.client.erasure;

import org.jspecify.annotations.NullMarked;
