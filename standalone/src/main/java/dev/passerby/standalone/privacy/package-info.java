/**
 * People's rights on this machine: who is erased, with what receipt, and what is sealed at the start.
 *
 * <p>Start with {@link dev.passerby.standalone.privacy.Privacy}.
 */
@NullMarked
package dev.passerby.standalone.privacy;

import org.jspecify.annotations.NullMarked;
