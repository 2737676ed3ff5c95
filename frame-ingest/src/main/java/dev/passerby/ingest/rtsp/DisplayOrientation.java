package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.javacpp.IntPointer;

/**
 * The orientation that a stream's messages ask for (display orientation SEI: ITU-T H.264, D.2.27; H.265, D.2.17). FFmpeg
 * tells it with the picture that brought the message; by the standard it holds until the next sequence, which begins with a
 * key frame. One thread.
 */
final class DisplayOrientation {

    private static final int MATRIX = 9;

    private Orientation current = Orientation.UPRIGHT;

    /** The orientation of this picture, which comes after those asked about before. */
    Orientation of(AVFrame frame) {
        AVFrameSideData message = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        if (message != null && message.size() >= MATRIX * (long) Integer.BYTES) {
            int[] matrix = new int[MATRIX];
            new IntPointer(message.data()).get(matrix);
            current = Orientation.of(matrix);
        } else if ((frame.flags() & AV_FRAME_FLAG_KEY) != 0) {
            current = Orientation.UPRIGHT;
        }
        return current;
    }
}
