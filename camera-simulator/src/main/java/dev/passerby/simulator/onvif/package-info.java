/**
 * Simulated cameras as ONVIF devices: they answer searches on the network and say where their pictures are.
 *
 * <p>Knows the cameras' addresses and clips, and serves no pictures. Start with
 * {@link dev.passerby.simulator.onvif.OnvifDevices}.
 */
@NullMarked
package dev.passerby.simulator.onvif;

import org.jspecify.annotations.NullMarked;
