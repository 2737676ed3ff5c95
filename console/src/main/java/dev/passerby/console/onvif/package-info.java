/**
 * Cameras found on the network: WS-Discovery, and as much of ONVIF's device and media services as it takes to ask a device
 * where its pictures are.
 *
 * <p>Everything read here was written by strangers' devices: it is bounded in size, depth and time, and what cannot be used
 * is one line. Knows no RTSP and connects to no stream. Start with {@link dev.passerby.console.onvif.CameraSearch}.
 */
@NullMarked
package dev.passerby.console.onvif;

import org.jspecify.annotations.NullMarked;
