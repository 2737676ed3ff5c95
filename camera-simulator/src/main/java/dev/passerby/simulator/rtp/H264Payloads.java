package dev.passerby.simulator.rtp;

import dev.passerby.simulator.video.NalUnit;
import java.util.ArrayList;
import java.util.List;

/** RTP payloads of NAL units: single NAL unit packets and FU-A fragments (RFC 6184, sections 5.6 and 5.8). */
final class H264Payloads {

    private static final int FU_A = 28;
    private static final int START_BIT = 0x80;
    private static final int END_BIT = 0x40;
    private static final int REFERENCE_BITS = 0xE0;

    private H264Payloads() {}

    /** The payloads of one unit, in order, none longer than {@code maxBytes} (at least 3). */
    static List<byte[]> of(NalUnit unit, int maxBytes) {
        if (unit.size() <= maxBytes) {
            return List.of(unit.toBytes());
        }
        int chunk = maxBytes - 2;
        List<byte[]> fragments = new ArrayList<>();
        // The unit's header byte is not sent: indicator and fragment header carry its bits.
        for (int from = 1; from < unit.size(); from += chunk) {
            int length = Math.min(chunk, unit.size() - from);
            fragments.add(fragment(unit, from, length, from == 1, from + length == unit.size()));
        }
        return fragments;
    }

    /** The {@code number}th fragment, from 0, of a unit that begins like this one and never ends. */
    static byte[] neverEnding(NalUnit unit, int number, int maxBytes) {
        int length = Math.min(maxBytes - 2, unit.size() - 1);
        int pieces = Math.max(1, (unit.size() - 1) / length);
        return fragment(unit, 1 + (number % pieces) * length, length, number == 0, false);
    }

    private static byte[] fragment(NalUnit unit, int from, int length, boolean first, boolean last) {
        byte[] payload = new byte[2 + length];
        payload[0] = (byte) ((unit.header() & REFERENCE_BITS) | FU_A);
        payload[1] = (byte) (unit.type() | (first ? START_BIT : 0) | (last ? END_BIT : 0));
        unit.copyTo(from, payload, 2, length);
        return payload;
    }
}
