/**
 * The one stream that the page follows: what changes of cameras, people and unknown people, every event, and how the
 * installation does.
 *
 * <p>Start with {@link dev.passerby.console.stream.StreamEndpoints}.
 */
@NullMarked
package dev.passerby.console.stream;

import org.jspecify.annotations.NullMarked;
