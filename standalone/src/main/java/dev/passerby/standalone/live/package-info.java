/**
 * All of Passerby in one process: broker, job and ingest, started and ended in their order.
 *
 * <p>Start with {@link dev.passerby.standalone.live.LiveSystem}.
 */
@NullMarked
package dev.passerby.standalone.live;

import org.jspecify.annotations.NullMarked;
