package dev.passerby.ingest.rtsp;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * The units of an H.264 packet in byte stream format, as RTSP gives them (ITU-T H.264, 7.3.1 and annex B). A unit's place is
 * that of its first byte, behind its start code.
 */
final class H264Units {

    static final int SEQUENCE_PARAMETER_SET = 7;
    private static final int PICTURE_PARAMETER_SET = 8;
    private static final int TYPE = 0x1f;
    private static final int REFERENCE = 0x60;
    /** Slices are types 1 to 5; parameter sets come before them. */
    private static final int LAST_SLICE = 5;

    private H264Units() {}

    /** Whether no other picture is predicted from this one, and nothing but this one is in the packet. */
    static boolean isReferredToByNone(AVPacket packet) {
        BytePointer data = packet.data();
        if (data == null) {
            return false;
        }
        int end = packet.size();
        for (int unit = next(data, 0, end); unit < end; unit = next(data, unit, end)) {
            if (isSlice(data, unit)) {
                // All slices of a picture say the same.
                return (data.get(unit) & REFERENCE) == 0;
            }
            if (type(data, unit) == SEQUENCE_PARAMETER_SET || type(data, unit) == PICTURE_PARAMETER_SET) {
                return false;
            }
        }
        return false;
    }

    /** Where the first unit after this place begins; the end where there is none. */
    static int next(BytePointer data, int from, int end) {
        for (int i = from; i + 3 < end; i++) {
            if (data.get(i) == 0 && data.get(i + 1) == 0 && data.get(i + 2) == 1) {
                return i + 3;
            }
        }
        return end;
    }

    static int type(BytePointer data, int unit) {
        return data.get(unit) & TYPE;
    }

    static boolean isSlice(BytePointer data, int unit) {
        return type(data, unit) >= 1 && type(data, unit) <= LAST_SLICE;
    }
}
