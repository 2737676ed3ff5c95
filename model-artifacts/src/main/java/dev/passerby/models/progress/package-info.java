/**
 * Word of long work, and a bar that shows it.
 *
 * <p>Knows nothing of the work. Start with {@link dev.passerby.models.progress.Progress}.
 */
@NullMarked
package dev.passerby.models.progress;

import org.jspecify.annotations.NullMarked;
