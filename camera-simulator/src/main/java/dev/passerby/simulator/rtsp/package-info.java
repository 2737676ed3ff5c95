/**
 * The RTSP 1.0 server (RFC 2326) that shows clips as live cameras, and fails their viewers as it is told.
 *
 * <p>Plain sockets: one thread for all viewers, a few for all cameras' pictures. Knows neither FFmpeg nor how a clip was
 * made. Start with {@link dev.passerby.simulator.rtsp.RtspCameraServer}.
 */
@NullMarked
package dev.passerby.simulator.rtsp;

import org.jspecify.annotations.NullMarked;
