/**
 * The unknown people seen lately: shown, named, merged and ignored.
 *
 * <p>Start with {@link dev.passerby.console.unknowns.UnknownEndpoints}.
 */
@NullMarked
package dev.passerby.console.unknowns;

import org.jspecify.annotations.NullMarked;
