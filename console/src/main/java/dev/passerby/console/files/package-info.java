/**
 * Small files of the console's folder, replaced as a whole.
 *
 * <p>Knows no HTTP and nobody's content. Start with {@link dev.passerby.console.files.JsonFile}.
 */
@NullMarked
package dev.passerby.console.files;

import org.jspecify.annotations.NullMarked;
