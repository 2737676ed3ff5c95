package dev.passerby.simulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacketPathTest {

    private static final int PACKETS = 20_000;

    @Test
    void allPacketsArriveInOrderOnAGoodWay() {
        assertThat(arriving(new PacketPath(1), 0, 0)).isEqualTo(numbers());
    }

    @Test
    void aShareOfThePacketsIsLostAndTheRestIsInOrder() {
        List<Integer> arriving = arriving(new PacketPath(1), 0.02, 0);

        assertThat(arriving).isSorted();
        assertThat(PACKETS - arriving.size()).isBetween(340, 460);
    }

    @Test
    void aShareOfThePacketsIsOvertakenByOneToThreeOthersAndNoneIsLost() {
        List<Integer> arriving = arriving(new PacketPath(1), 0, 0.05);

        // The last few may still be on their way.
        assertThat(numbers()).containsAll(arriving);
        assertThat(arriving).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(PACKETS - 3);
        int late = 0;
        for (int i = 0; i < arriving.size(); i++) {
            assertThat(Math.abs(arriving.get(i) - i)).isLessThanOrEqualTo(10);
            late += i > 0 && arriving.get(i) < arriving.get(i - 1) ? 1 : 0;
        }
        assertThat(late).isBetween(800, 1_100);
    }

    @Test
    void everythingMayBeLost() {
        assertThat(arriving(new PacketPath(1), 1, 0.5)).isEmpty();
    }

    @Test
    void theSameSeedHasTheSameFateWheneverTheTroubleBegins() {
        PacketPath fromTheStart = new PacketPath(7);
        PacketPath later = new PacketPath(7);
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            first.addAll(carry(fromTheStart, i, 0.1, 0));
            second.addAll(carry(later, i, i < 500 ? 0 : 0.1, 0));
        }

        assertThat(second.subList(500, second.size()))
                .isEqualTo(first.subList(first.size() - (second.size() - 500), first.size()));
        assertThat(arriving(new PacketPath(8), 0.1, 0)).isNotEqualTo(arriving(new PacketPath(7), 0.1, 0));
        assertThat(arriving(new PacketPath(7), 0.1, 0.1)).isEqualTo(arriving(new PacketPath(7), 0.1, 0.1));
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, PACKETS).boxed().toList();
    }

    /** What arrives of packets that are sent one after another. */
    private static List<Integer> arriving(PacketPath path, double loss, double reordering) {
        List<Integer> arriving = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            arriving.addAll(carry(path, i, loss, reordering));
        }
        return arriving;
    }

    private static List<Integer> carry(PacketPath path, int number, double loss, double reordering) {
        byte[] packet = {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
        return path.carry(List.of(packet), loss, reordering).stream()
                .map(bytes -> ((bytes[0] & 0xFF) << 16) | ((bytes[1] & 0xFF) << 8) | (bytes[2] & 0xFF))
                .toList();
    }
}
