package dev.passerby.ingest.rtsp;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * The H.264 sequence parameter set that a camera sent last (ITU-T H.264, 7.3.2.1): size, pixel format, and perhaps range
 * and matrix of the colours. Read from packets in byte stream format, as RTSP gives them. One thread.
 */
final class SequenceParameters {

    private static final int SEQUENCE_PARAMETER_SET = 7;
    private static final int TYPE = 0x1f;
    /** Slices are types 1 to 5; parameter sets come before them. */
    private static final int LAST_SLICE = 5;

    private byte[] last = {};

    /** Whether the packet brings another set than the one before. */
    boolean changeIn(AVPacket packet) {
        BytePointer data = packet.data();
        if (data == null) {
            return false;
        }
        for (int unit = next(data, 0, packet.size()); unit < packet.size(); unit = next(data, unit, packet.size())) {
            int type = data.get(unit) & TYPE;
            if (type >= 1 && type <= LAST_SLICE) {
                return false;
            }
            if (type == SEQUENCE_PARAMETER_SET) {
                return remember(data, unit, next(data, unit, packet.size()));
            }
        }
        return false;
    }

    private boolean remember(BytePointer data, int from, int to) {
        byte[] set = new byte[to - from];
        for (int i = 0; i < set.length; i++) {
            set[i] = data.get(from + i);
        }
        boolean another = !Arrays.equals(set, last);
        last = set;
        return another;
    }

    /** Where the first unit after this place begins, behind its start code; the end where there is none. */
    private static int next(BytePointer data, int from, int end) {
        for (int i = from; i + 3 < end; i++) {
            if (data.get(i) == 0 && data.get(i + 1) == 0 && data.get(i + 2) == 1) {
                return i + 3;
            }
        }
        return end;
    }
}
