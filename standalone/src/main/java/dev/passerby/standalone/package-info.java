/**
 * Passerby on one machine: the command line, and everything it starts in one process.
 *
 * <p>Start with {@link dev.passerby.standalone.Passerby}, the command line; {@code live} starts the parts in their order,
 * {@code demo} puts them on a stage.
 */
@NullMarked
package dev.passerby.standalone;

import org.jspecify.annotations.NullMarked;
