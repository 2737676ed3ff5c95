/**
 * The faces the job remembers: unknown people by an id that stays theirs, and the tracks it named, so that a name can be given
 * or taken away after the fact.
 *
 * <p>Knows no streams, no network and no clock of its own: the memory is an immutable record whose methods return the next one.
 * What is in it never leaves it in an event, a log or a text; only an {@link dev.passerby.vision.strangers.Answers answer} to
 * somebody who enrols carries templates. Start with {@link dev.passerby.vision.strangers.Strangers}.
 */
@NullMarked
package dev.passerby.vision.strangers;

import org.jspecify.annotations.NullMarked;
