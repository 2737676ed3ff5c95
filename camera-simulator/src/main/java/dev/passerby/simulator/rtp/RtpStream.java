package dev.passerby.simulator.rtp;

import dev.passerby.simulator.video.NalUnit;
import dev.passerby.simulator.video.VideoCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One source of RTP packets: it numbers them and counts what it sent (RFC 3550, section 5.1). Used by one thread at a time.
 *
 * <p>All viewers of a camera get packets of the same stream, so a viewer who missed some sees a gap in the numbers.
 */
public final class RtpStream {

    /** The dynamic payload type that the session description binds to the codec, whichever it is. */
    public static final int PAYLOAD_TYPE = 96;

    private static final int VERSION = 2 << 6;
    private static final int MARKER = 0x80;
    private static final int HEADER_BYTES = 12;
    private static final int DRIP_BYTES = 64;

    private final int ssrc;
    private final int maxPayloadBytes;
    private long timestampOrigin;
    private int nextSequence;
    private long sentPackets;
    private long sentOctets;

    /**
     * @param ssrc synchronisation source, any 32 bits
     * @param firstSequence number of the first packet, its low 16 bits count
     * @param timestampOrigin RTP timestamp of tick 0
     * @param maxPayloadBytes longest payload after the 12 bytes of header
     */
    public RtpStream(int ssrc, int firstSequence, long timestampOrigin, int maxPayloadBytes) {
        if (maxPayloadBytes < 16) {
            throw new IllegalArgumentException("an RTP payload has room for 16 bytes or more, got " + maxPayloadBytes);
        }
        this.ssrc = ssrc;
        this.nextSequence = firstSequence & 0xFFFF;
        this.timestampOrigin = timestampOrigin;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    public int ssrc() {
        return ssrc;
    }

    /** The packets of one picture shown at this 90 kHz tick; the last carries the marker bit. */
    public List<byte[]> packets(VideoCodec codec, List<NalUnit> units, long ticks) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            List<byte[]> payloads = Payloads.of(codec).of(units.get(i), maxPayloadBytes);
            for (int j = 0; j < payloads.size(); j++) {
                boolean last = i == units.size() - 1 && j == payloads.size() - 1;
                packets.add(packet(payloads.get(j), ticks, last));
            }
        }
        return packets;
    }

    /** The next small packet of a picture that never ends; {@code number} counts from 0. */
    public byte[] drip(VideoCodec codec, NalUnit unit, long ticks, int number) {
        return packet(Payloads.of(codec).neverEnding(unit, number, DRIP_BYTES), ticks, false);
    }

    private byte[] packet(byte[] payload, long ticks, boolean marker) {
        byte[] packet = ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put((byte) VERSION)
                .put((byte) (PAYLOAD_TYPE | (marker ? MARKER : 0)))
                .putShort((short) nextSequence)
                .putInt((int) timestamp(ticks))
                .putInt(ssrc)
                .put(payload)
                .array();
        nextSequence = (nextSequence + 1) & 0xFFFF;
        sentPackets++;
        sentOctets += payload.length;
        return packet;
    }

    /** A sender report that binds this tick to wall-clock time. */
    public byte[] senderReport(long epochMillis, long ticks) {
        return new SenderReport(ssrc, epochMillis, timestamp(ticks), sentPackets, sentOctets).toBytes();
    }

    /** From now on all timestamps are later by so many ticks, or earlier where negative. */
    public void jump(long ticks) {
        timestampOrigin += ticks;
    }

    /** From now on the timestamps are such that this tick's is 0, after 2^32 - 1. */
    public void wrapAt(long ticks) {
        timestampOrigin = -ticks;
    }

    private long timestamp(long ticks) {
        return (timestampOrigin + ticks) & 0xFFFF_FFFFL;
    }
}
