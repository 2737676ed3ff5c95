/**
 * What is set for this installation, and what can be chosen for its console.
 *
 * <p>Start with {@link dev.passerby.console.settings.Choices}.
 */
@NullMarked
package dev.passerby.console.settings;

import org.jspecify.annotations.NullMarked;
