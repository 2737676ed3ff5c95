/**
 * Pictures that are only looked at: who is on them, and whether two show the same person.
 *
 * <p>Keeps nothing. Start with {@link dev.passerby.console.recognise.RecogniseEndpoints}.
 */
@NullMarked
package dev.passerby.console.recognise;

import org.jspecify.annotations.NullMarked;
