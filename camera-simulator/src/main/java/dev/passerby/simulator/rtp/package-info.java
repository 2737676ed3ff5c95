/**
 * RTP packets of H.264 and H.265 video (RFC 3550, RFC 6184, RFC 7798), the sender reports that go with them, and what becomes
 * of packets on a bad network.
 *
 * <p>Knows no sockets and no clock: bytes and times are arguments. Start with
 * {@link dev.passerby.simulator.rtp.RtpStream}.
 */
@NullMarked
package dev.passerby.simulator.rtp;

import org.jspecify.annotations.NullMarked;
