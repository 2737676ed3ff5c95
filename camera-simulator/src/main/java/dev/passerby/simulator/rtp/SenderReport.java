package dev.passerby.simulator.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An RTCP sender report with the source's name, as one compound packet (RFC 3550, sections 6.1, 6.4.1 and 6.5).
 *
 * @param epochMillis wall-clock time of the report
 * @param rtpTimestamp the same instant on the stream's 90 kHz clock, 32 bits
 * @param packets sent so far
 * @param octets of payload sent so far
 */
record SenderReport(int ssrc, long epochMillis, long rtpTimestamp, long packets, long octets) {

    /** Seconds from 1900, where NTP counts from, to 1970. */
    static final long NTP_TO_UNIX_SECONDS = 2_208_988_800L;

    private static final int VERSION = 2 << 6;
    private static final int SENDER_REPORT = 200;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final int CANONICAL_NAME = 1;
    private static final byte[] NAME = "camera-simulator".getBytes(StandardCharsets.US_ASCII);

    byte[] toBytes() {
        // The name's item is closed by at least one zero byte and padded to a whole word.
        int descriptionWords = 2 + (2 + NAME.length) / 4 + 1;
        ByteBuffer packet = ByteBuffer.allocate(28 + 4 * descriptionWords);
        packet.put((byte) VERSION).put((byte) SENDER_REPORT).putShort((short) 6).putInt(ssrc);
        long fraction = (Math.floorMod(epochMillis, 1000L) << 32) / 1000;
        packet.putInt((int) (Math.floorDiv(epochMillis, 1000L) + NTP_TO_UNIX_SECONDS));
        packet.putInt((int) fraction);
        packet.putInt((int) rtpTimestamp).putInt((int) packets).putInt((int) octets);
        packet.put((byte) (VERSION | 1)).put((byte) SOURCE_DESCRIPTION).putShort((short) (descriptionWords - 1));
        packet.putInt(ssrc).put((byte) CANONICAL_NAME).put((byte) NAME.length).put(NAME);
        return packet.array();
    }
}
