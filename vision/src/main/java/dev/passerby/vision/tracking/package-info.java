/**
 * Which faces before a camera are one appearance, and who it is.
 *
 * <p>Knows no streams, no network and no clock of its own: a camera's tracks are an immutable record, a frame turns them into
 * the next ones and a list of changes. Start with {@link dev.passerby.vision.tracking.CameraTracks}; a frame's way is
 * {@link dev.passerby.vision.tracking.FramePlan}, the decision {@link dev.passerby.vision.tracking.IdentityRules}.
 */
@NullMarked
package dev.passerby.vision.tracking;

import org.jspecify.annotations.NullMarked;
