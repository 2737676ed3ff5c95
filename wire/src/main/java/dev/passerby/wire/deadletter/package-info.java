/** Where unreadable records are noted, without what was in them. */
@NullMarked
package dev.passerby.wire.deadletter;

import org.jspecify.annotations.NullMarked;
