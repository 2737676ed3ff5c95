/**
 * Pictures as they come over HTTP: capped, decoded, looked at by so many at once.
 *
 * <p>Start with {@link dev.passerby.console.pictures.Upload}.
 */
@NullMarked
package dev.passerby.console.pictures;

import org.jspecify.annotations.NullMarked;
