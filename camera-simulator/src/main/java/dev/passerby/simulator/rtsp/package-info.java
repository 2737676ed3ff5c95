/**
 * The RTSP 1.0 server (RFC 2326) that shows clips as live cameras, and its ways to misbehave.
 *
 * <p>Plain sockets: one reading and one writing thread per viewer, one pacing thread per camera. Knows neither FFmpeg
 * nor how a clip was made. Start with {@link dev.passerby.simulator.rtsp.RtspCameraServer}.
 */
@NullMarked
package dev.passerby.simulator.rtsp;

import org.jspecify.annotations.NullMarked;
