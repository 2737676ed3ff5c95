/**
 * What was changed, by whom: one line for every write, kept apart from the log.
 *
 * <p>Knows no HTTP. Start with {@link dev.passerby.console.journal.Journal}.
 */
@NullMarked
package dev.passerby.console.journal;

import org.jspecify.annotations.NullMarked;
