/**
 * Files that are either whole or absent, in a folder that one process at a time may change.
 *
 * <p>Knows nothing of models. Start with {@link dev.passerby.models.storage.LockedFolder}.
 */
@NullMarked
package dev.passerby.models.storage;

import org.jspecify.annotations.NullMarked;
