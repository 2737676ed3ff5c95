package dev.passerby.ingest.rtsp;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * The H.264 sequence parameter set that a camera sent last (ITU-T H.264, 7.3.2.1): size, pixel format, and perhaps range
 * and matrix of the colours. One thread.
 */
final class SequenceParameters {

    private byte[] last = {};

    /** Whether the packet brings another set than the one before. */
    boolean changeIn(AVPacket packet) {
        BytePointer data = packet.data();
        if (data == null) {
            return false;
        }
        int end = packet.size();
        for (int unit = H264Units.next(data, 0, end); unit < end; unit = H264Units.next(data, unit, end)) {
            if (H264Units.isSlice(data, unit)) {
                return false;
            }
            if (H264Units.type(data, unit) == H264Units.SEQUENCE_PARAMETER_SET) {
                return remember(data, unit, H264Units.next(data, unit, end));
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
}
