/**
 * An RTSP/H.264 camera for demos and fault tests: it serves prepared video as if it were live, and misbehaves on request.
 *
 * <p>Knows nothing of what the viewers do with the pictures. Follow a picture through {@code scene} (still photos to
 * moving pictures), {@code video} (pictures to an H.264 clip), {@code rtp} (clip to packets) and {@code rtsp} (packets
 * to viewers). Start with {@link dev.passerby.simulator.rtsp.RtspCameraServer}.
 */
@NullMarked
package dev.passerby.simulator;

import org.jspecify.annotations.NullMarked;
