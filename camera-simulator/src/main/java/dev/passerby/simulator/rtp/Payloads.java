package dev.passerby.simulator.rtp;

import dev.passerby.simulator.video.NalUnit;
import dev.passerby.simulator.video.VideoCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * RTP payloads of NAL units: whole units where they fit, fragments where they do not (RFC 6184, sections 5.6 and 5.8, for
 * H.264; RFC 7798, sections 4.4.1 and 4.4.3, for H.265).
 *
 * <p>A fragment begins with the unit's header under the type "fragment", then a byte with the start bit, the end bit and the
 * unit's own type. The unit's header itself is not sent.
 */
enum Payloads {
    H264(VideoCodec.H264) {

        private static final int FU_A = 28;

        @Override
        void header(NalUnit unit, byte[] payload) {
            int importance = unit.header() & 0xE0;
            payload[0] = (byte) (importance | FU_A);
        }
    },

    H265(VideoCodec.H265) {

        private static final int FU = 49;

        @Override
        void header(NalUnit unit, byte[] payload) {
            // Forbidden bit and the layer's highest bit stay; the rest of the layer and the temporal id are the second
            // byte.
            unit.copyTo(0, payload, 0, 2);
            payload[0] = (byte) ((unit.header() & 0x81) | (FU << 1));
        }
    };

    private static final int START_BIT = 0x80;
    private static final int END_BIT = 0x40;

    private final VideoCodec codec;

    Payloads(VideoCodec codec) {
        this.codec = codec;
    }

    static Payloads of(VideoCodec codec) {
        return codec == VideoCodec.H264 ? H264 : H265;
    }

    /** Writes the header of a fragment, as long as the unit's own. */
    abstract void header(NalUnit unit, byte[] payload);

    /** The payloads of one unit, in order, none longer than {@code maxBytes} (at least 4). */
    List<byte[]> of(NalUnit unit, int maxBytes) {
        if (unit.size() <= maxBytes) {
            return List.of(unit.toBytes());
        }
        int first = codec.headerBytes();
        int chunk = maxBytes - first - 1;
        List<byte[]> fragments = new ArrayList<>();
        for (int from = first; from < unit.size(); from += chunk) {
            int length = Math.min(chunk, unit.size() - from);
            fragments.add(fragment(unit, from, length, from == first, from + length == unit.size()));
        }
        return fragments;
    }

    /** The {@code number}th fragment, from 0, of a unit that begins like this one and never ends. */
    byte[] neverEnding(NalUnit unit, int number, int maxBytes) {
        int first = codec.headerBytes();
        int length = Math.min(maxBytes - first - 1, unit.size() - first);
        int pieces = Math.max(1, (unit.size() - first) / length);
        return fragment(unit, first + (number % pieces) * length, length, number == 0, false);
    }

    private byte[] fragment(NalUnit unit, int from, int length, boolean first, boolean last) {
        int header = codec.headerBytes();
        byte[] payload = new byte[header + 1 + length];
        header(unit, payload);
        payload[header] = (byte) (codec.typeOf(unit) | (first ? START_BIT : 0) | (last ? END_BIT : 0));
        unit.copyTo(from, payload, header + 1, length);
        return payload;
    }
}
