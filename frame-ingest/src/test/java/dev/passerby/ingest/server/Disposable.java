package dev.passerby.ingest.server;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Makes the last picture before a key frame say what is true of it: that no other is predicted from it. Encoders say so of
 * B-frames only; cameras with temporal layers say so of every second picture.
 *
 * <p>For H.264 as x264 writes it with cabac=0, ref=1, weightp=0 and bframes=0: the slice header then has no other optional fields than
 * those skipped here (ITU-T H.264, 7.3.3).
 */
public final class Disposable {

    private static final int SLICE = 1;
    private static final int HEADER = 0x9f;

    private final String bits;
    private int at;

    private Disposable(String bits) {
        this.bits = bits;
    }

    /** The picture, whose slices are all P, without a mark that it is kept for others. */
    public static byte[] picture(byte[] stream) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int from = 0;
        for (int at = 0; at <= stream.length; at++) {
            boolean code = at + 3 < stream.length && stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1;
            if (at > from && (code || at == stream.length)) {
                all.writeBytes(unit(Arrays.copyOfRange(stream, from, at)));
                from = at;
            }
        }
        return all.toByteArray();
    }

    private static byte[] unit(byte[] unit) {
        if (unit.length < 5 || (unit[3] & 0x1f) != SLICE) {
            return unit;
        }
        String bits = new Disposable(bits(unit)).withoutMarking();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 1, (byte) (unit[3] & HEADER)});
        int zeros = 0;
        for (int i = 0; i < bits.length(); i += 8) {
            int value = Integer.parseInt(bits.substring(i, i + 8), 2);
            if (zeros == 2 && value <= 3) {
                out.write(3);
                zeros = 0;
            }
            zeros = value == 0 ? zeros + 1 : 0;
            out.write(value);
        }
        return out.toByteArray();
    }

    /** The bits behind the unit's header, without the bytes that keep start codes apart. */
    private static String bits(byte[] unit) {
        StringBuilder bits = new StringBuilder();
        int zeros = 0;
        for (int i = 4; i < unit.length; i++) {
            if (zeros >= 2 && unit[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = unit[i] == 0 ? zeros + 1 : 0;
            bits.append(Integer.toBinaryString((unit[i] & 0xff) | 0x100), 1, 9);
        }
        return bits.toString();
    }

    private String withoutMarking() {
        number(); // first_mb_in_slice
        number(); // slice_type
        number(); // pic_parameter_set_id
        at += 4; // frame_num
        if (bit()) { // num_ref_idx_active_override_flag
            number();
        }
        if (bit()) {
            throw new IllegalStateException("the slice modifies its list of references");
        }
        String rest = bits.substring(at + 1, bits.lastIndexOf('1'));
        if (bit()) {
            throw new IllegalStateException("the slice marks references");
        }
        StringBuilder without =
                new StringBuilder(bits.substring(0, at - 1)).append(rest).append('1');
        while (without.length() % 8 != 0) {
            without.append('0');
        }
        return without.toString();
    }

    private boolean bit() {
        return bits.charAt(at++) == '1';
    }

    /** Passes a number by (Exp-Golomb, 9.1): as many zeros as it has digits behind its one. */
    private void number() {
        int zeros = 0;
        while (!bit()) {
            zeros++;
        }
        at += zeros;
    }
}
