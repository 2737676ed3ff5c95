/**
 * RTSP cameras, H.264 and H.265, for demos and fault tests: they serve prepared video as if it were live, and misbehave on
 * request.
 *
 * <p>Knows nothing of what the viewers do with the pictures. Follow a picture through {@code scene} (still photos to
 * moving pictures), {@code video} (pictures to a clip), {@code rtp} (clip to packets) and {@code rtsp} (packets to
 * viewers); {@code fault} says what goes wrong when. Start with {@link dev.passerby.simulator.rtsp.RtspCameraServer}, or with
 * {@link dev.passerby.simulator.Simulation} for cameras that are files and a script.
 */
@NullMarked
package dev.passerby.simulator;

import org.jspecify.annotations.NullMarked;
