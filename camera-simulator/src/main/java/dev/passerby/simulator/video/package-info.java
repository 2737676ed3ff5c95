/**
 * H.264 and H.265 clips in memory: reading them from files, writing them, and encoding pictures into H.264.
 *
 * <p>The only package that calls FFmpeg. Knows no network. Start with {@link dev.passerby.simulator.video.Clip}.
 */
@NullMarked
package dev.passerby.simulator.video;

import org.jspecify.annotations.NullMarked;
