/**
 * RTP packets of H.264 video (RFC 3550, RFC 6184) and the sender reports that go with them.
 *
 * <p>Knows no sockets and no clock: bytes and times are arguments. Start with
 * {@link dev.passerby.simulator.rtp.RtpStream}.
 */
@NullMarked
package dev.passerby.simulator.rtp;

import org.jspecify.annotations.NullMarked;
