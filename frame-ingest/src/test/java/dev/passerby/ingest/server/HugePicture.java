package dev.passerby.ingest.server;

import dev.passerby.ingest.camera.StopSignal;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A script that sends an H.264 stream of a few hundred bytes whose parameter sets promise a picture of any size. */
public final class HugePicture {

    private HugePicture() {}

    /** Sends a key frame of so many pixels in square, again and again. */
    public static ScriptedCamera.Script of(int side) {
        List<byte[]> units = List.of(sequence(side / 16), picture(), slice());
        return ScriptedCamera.playing((socket, stop) -> send(units, socket, stop));
    }

    private static void send(List<byte[]> units, Socket socket, StopSignal stop) throws IOException {
        int number = 0;
        for (int frame = 0; !stop.await(Duration.ofMillis(100)); frame++) {
            for (byte[] unit : units) {
                boolean last = unit == units.get(units.size() - 1);
                ByteBuffer packet = ByteBuffer.allocate(4 + 12 + unit.length);
                packet.put((byte) '$').put((byte) 0).putShort((short) (12 + unit.length));
                packet.put((byte) 0x80).put((byte) (last ? 0x80 | 96 : 96)).putShort((short) number++);
                socket.getOutputStream()
                        .write(packet.putInt(frame * 9000).putInt(1).put(unit).array());
            }
        }
    }

    // ITU-T H.264, section 7.3.2.1: baseline, so many macroblocks in square, no reordering, no cropping.
    private static byte[] sequence(int macroblocks) {
        Bits bits = new Bits().plain(8, 66).plain(8, 0).plain(8, 62);
        bits.golomb(0).golomb(0).golomb(2).golomb(1).plain(1, 0);
        bits.golomb(macroblocks - 1).golomb(macroblocks - 1);
        return bits.plain(1, 1).plain(1, 1).plain(1, 0).plain(1, 0).unit(0x67);
    }

    // Section 7.3.2.2.
    private static byte[] picture() {
        Bits bits = new Bits().golomb(0).golomb(0).plain(1, 0).plain(1, 0);
        bits.golomb(0).golomb(0).golomb(0).plain(1, 0).plain(2, 0);
        return bits.golomb(0).golomb(0).golomb(0).plain(3, 0).unit(0x68);
    }

    // Section 7.3.3: an intra slice from the first macroblock on; what follows is noise.
    private static byte[] slice() {
        Bits bits =
                new Bits().golomb(0).golomb(7).golomb(0).plain(4, 0).golomb(0).plain(2, 0);
        return bits.golomb(0).golomb(3).golomb(0).golomb(0).golomb(0).unit(0x65);
    }

    /** Bits one after the other; section 9.1 for the Exp-Golomb codes, section 7.4.1 for the bytes put between. */
    private static final class Bits {

        private final List<Boolean> bits = new ArrayList<>();

        private Bits plain(int count, int value) {
            for (int i = count - 1; i >= 0; i--) {
                bits.add((value >> i & 1) == 1);
            }
            return this;
        }

        private Bits golomb(int value) {
            int width = Integer.SIZE - Integer.numberOfLeadingZeros(value + 1);
            return plain(width - 1, 0).plain(width, value + 1);
        }

        private byte[] unit(int header) {
            plain(1, 1);
            ByteBuffer unit = ByteBuffer.allocate(bits.size() + 2).put((byte) header);
            int zeros = 0;
            for (int i = 0; i < bits.size(); i += 8) {
                int octet = 0;
                for (int j = i; j < i + 8; j++) {
                    octet = octet << 1 | (j < bits.size() && bits.get(j) ? 1 : 0);
                }
                if (zeros >= 2 && octet <= 3) {
                    unit.put((byte) 3);
                    zeros = 0;
                }
                unit.put((byte) octet);
                zeros = octet == 0 ? zeros + 1 : 0;
            }
            return java.util.Arrays.copyOf(unit.array(), unit.position());
        }
    }
}
