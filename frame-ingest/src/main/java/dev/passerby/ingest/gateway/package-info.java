/**
 * The RTSP conversation with a camera, held by us: FFmpeg talks to a port of this machine, and what it says goes on from
 * there to the one address that was looked up and allowed, with the password added on the way.
 *
 * <p>Here an address is checked, a redirect refused, a password answered for, and the size of what a camera says limited.
 * Knows no FFmpeg and no Kafka. Start with {@link dev.passerby.ingest.gateway.CameraGateway}; who gets a password is
 * decided in {@link dev.passerby.ingest.gateway.Authentication} alone.
 */
@NullMarked
package dev.passerby.ingest.gateway;

import org.jspecify.annotations.NullMarked;
