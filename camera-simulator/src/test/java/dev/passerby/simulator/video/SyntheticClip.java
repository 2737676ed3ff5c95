package dev.passerby.simulator.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Clips with invented bytes: right in form, not decodable. */
public final class SyntheticClip {

    public static final NalUnit SPS = NalUnit.of(new byte[] {0x67, 0x42, (byte) 0xC0, 0x1F, 1, 2});
    public static final NalUnit PPS = NalUnit.of(new byte[] {0x68, 3, 4});

    public static final NalUnit H265_VPS = NalUnit.of(new byte[] {32 << 1, 1, 5});
    public static final NalUnit H265_SPS = NalUnit.of(new byte[] {33 << 1, 1, 6});
    public static final NalUnit H265_PPS = NalUnit.of(new byte[] {34 << 1, 1, 7});

    private SyntheticClip() {}

    /** Pictures of one slice of {@code bytes}, every {@code interval}th a key frame. */
    public static Clip of(int pictures, int framesPerSecond, int interval, int bytes) {
        List<AccessUnit> units = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            boolean key = i % interval == 0;
            units.add(new AccessUnit(
                    List.of(slice(key, bytes)), key, (long) i * Clip.TICKS_PER_SECOND / framesPerSecond));
        }
        return new Clip(VideoCodec.H264, 64, 48, framesPerSecond, List.of(SPS, PPS), units);
    }

    /** The same of H.265, all key frames. */
    public static Clip h265(int pictures, int framesPerSecond, int bytes) {
        List<AccessUnit> units = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            units.add(new AccessUnit(
                    List.of(h265Slice(true, bytes)), true, (long) i * Clip.TICKS_PER_SECOND / framesPerSecond));
        }
        return new Clip(VideoCodec.H265, 128, 96, framesPerSecond, List.of(H265_VPS, H265_SPS, H265_PPS), units);
    }

    /** A clip of four pictures a tenth of a second apart, of which the second is shown last: I P B B. */
    public static Clip reordered() {
        long tenth = Clip.TICKS_PER_SECOND / 10;
        return new Clip(
                VideoCodec.H264,
                64,
                48,
                10,
                List.of(SPS, PPS),
                List.of(
                        new AccessUnit(List.of(slice(true, 9)), true, 0),
                        new AccessUnit(List.of(slice(false, 9)), false, 3 * tenth),
                        new AccessUnit(List.of(slice(false, 9)), false, tenth),
                        new AccessUnit(List.of(slice(false, 9)), false, 2 * tenth)));
    }

    /** An IDR picture (type 19) or another (type 1), of the base layer. */
    public static NalUnit h265Slice(boolean key, int bytes) {
        byte[] slice = slice(key, bytes).toBytes();
        slice[0] = (byte) ((key ? 19 : 1) << 1);
        slice[1] = 1;
        return NalUnit.of(slice);
    }

    public static NalUnit slice(boolean key, int bytes) {
        byte[] slice = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            slice[i] = (byte) (1 + i % 250);
        }
        slice[0] = (byte) (key ? 0x65 : 0x41);
        return NalUnit.of(Arrays.copyOf(slice, bytes));
    }
}
