package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;

class JpegPlanesTest {

    /** Wide enough for the vector code, and every sample there is occurs. */
    private static final int SIDE = 256;

    @Test
    void everySampleOfLimitedRangeBecomesTheOneOfFullRangeThatTheStandardSays() throws Exception {
        AVFrame limited = gradient();
        try (JpegPlanes planes = new JpegPlanes(JpegSettings.STANDARD)) {
            AVFrame full = planes.of(limited, false);
            for (int sample = 0; sample < SIDE; sample++) {
                long luma = Math.round((sample - 16) * 255 / 219.0);
                assertThat(at(full, 0, sample, SIDE / 2)).isEqualTo(within0To255(luma));
            }
            for (int i = 0; i < SIDE / 2; i++) {
                long chroma = Math.round((2 * i - 128) * 255 / 224.0 + 128);
                assertThat(at(full, 1, i, SIDE / 4)).isCloseTo(within0To255(chroma), within(1));
                assertThat(at(full, 2, i, SIDE / 4)).isCloseTo(within0To255(chroma), within(1));
            }
        } finally {
            av_frame_free(limited);
        }
    }

    private static int within0To255(long value) {
        return (int) Math.min(255, Math.max(0, value));
    }

    private static int at(AVFrame frame, int plane, int x, int y) {
        return frame.data(plane).get((long) y * frame.linesize(plane) + x) & 0xff;
    }

    /** Luma grows by one with each column, chroma by two. */
    private static AVFrame gradient() {
        AVFrame frame = av_frame_alloc();
        frame.format(AV_PIX_FMT_YUV420P).width(SIDE).height(SIDE);
        frame.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_UNSPECIFIED);
        assertThat(av_frame_get_buffer(frame, 0)).isZero();
        for (int plane = 0; plane < 3; plane++) {
            int step = plane == 0 ? 1 : 2;
            byte[] row = new byte[frame.linesize(plane)];
            for (int x = 0; x < SIDE / step; x++) {
                row[x] = (byte) (step * x);
            }
            BytePointer data = frame.data(plane);
            for (int y = 0; y < SIDE / step; y++) {
                data.position((long) y * row.length).put(row);
            }
            data.position(0);
        }
        return frame;
    }
}
