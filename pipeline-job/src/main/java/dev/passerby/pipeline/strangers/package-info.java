/**
 * The one memory of all cameras: strangers under ids that stay theirs, names given and taken away after the fact.
 *
 * <p>Thin: who is whom, {@code vision} decides; here is where the memory lives, when it is asked and when it forgets. Start with
 * {@link dev.passerby.pipeline.strangers.RecallStrangers}.
 */
@NullMarked
package dev.passerby.pipeline.strangers;

import org.jspecify.annotations.NullMarked;
