/**
 * What the cameras see now: their newest frames with the boxes and names that belong to them, for browsers.
 *
 * <p>Frames are read only while somebody wants them, kept for seconds and within bounds. Start with
 * {@link dev.passerby.console.live.LiveFrames}, which reads and joins; {@link dev.passerby.console.live.LiveEndpoints} serves.
 */
@NullMarked
package dev.passerby.console.live;

import org.jspecify.annotations.NullMarked;
