/** Patience with another side that may be away: how long to wait before the next try, and what to say meanwhile. */
@NullMarked
package dev.passerby.bridges.delivery;

import org.jspecify.annotations.NullMarked;
