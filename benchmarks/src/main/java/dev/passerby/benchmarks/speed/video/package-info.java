/**
 * A camera's video and the reading of it: by ingest's own loop, and by nothing but the library, which is the floor.
 *
 * <p>The only package here that knows FFmpeg. Start with {@link dev.passerby.benchmarks.speed.video.BenchVideo}.
 */
@NullMarked
package dev.passerby.benchmarks.speed.video;

import org.jspecify.annotations.NullMarked;
