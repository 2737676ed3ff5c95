/**
 * What can be set, read from a YAML file and the environment, checked as a whole.
 *
 * <p>Start with {@link dev.passerby.standalone.settings.Settings}.
 */
@NullMarked
package dev.passerby.standalone.settings;

import org.jspecify.annotations.NullMarked;
