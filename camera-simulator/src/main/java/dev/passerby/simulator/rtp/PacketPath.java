package dev.passerby.simulator.rtp;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A camera's way to its viewers: packets are lost on it or overtaken by others. Used by one thread at a time.
 *
 * <p>What becomes of the {@code n}th packet follows from the seed and {@code n} alone, so that a run can be repeated whenever
 * the trouble begins.
 */
public final class PacketPath {

    /** Steps that are spread well over all 64 bits: 2^64 divided by the golden ratio. */
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private static final int OVERTAKEN_BY_AT_MOST = 3;

    private final long seed;
    private final List<Held> held = new ArrayList<>();
    private long number;

    public PacketPath(long seed) {
        this.seed = seed;
    }

    /** A packet that waits until others have passed. */
    private static final class Held {
        private final byte[] packet;
        private int passing;

        Held(byte[] packet, int passing) {
            this.packet = packet;
            this.passing = passing;
        }
    }

    /**
     * What arrives when these packets are sent, in the order of arrival; a packet that was overtaken may come with later ones.
     *
     * @param loss share of packets that are lost, 0 to 1
     * @param reordering share of the others that one to three later packets overtake
     */
    public List<byte[]> carry(List<byte[]> packets, double loss, double reordering) {
        List<byte[]> arriving = new ArrayList<>(packets.size());
        for (byte[] packet : packets) {
            SplittableRandom fate = new SplittableRandom(seed + GOLDEN_GAMMA * ++number);
            boolean lost = fate.nextDouble() < loss;
            if (!lost && fate.nextDouble() < reordering) {
                held.add(new Held(packet, 1 + fate.nextInt(OVERTAKEN_BY_AT_MOST)));
            } else if (!lost) {
                arriving.add(packet);
                releaseInto(arriving);
            }
        }
        return arriving;
    }

    private void releaseInto(List<byte[]> arriving) {
        for (Iterator<Held> waiting = held.iterator(); waiting.hasNext(); ) {
            Held next = waiting.next();
            next.passing--;
            if (next.passing == 0) {
                arriving.add(next.packet);
                waiting.remove();
            }
        }
    }
}
