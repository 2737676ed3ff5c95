package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P12LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import dev.passerby.ingest.camera.LightGrid;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LumaCellsTest {

    /** Two cells and a rest across, three and a rest down; the second cell of the second row is white. */
    private static final int WIDTH = 2 * LightGrid.CELL + 9;

    private static final int HEIGHT = 3 * LightGrid.CELL + 7;

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 12})
    void eachCellHasItsOwnMean(int bits) {
        int format = bits == 8 ? AV_PIX_FMT_YUV420P : bits == 10 ? AV_PIX_FMT_YUV420P10LE : AV_PIX_FMT_YUV420P12LE;
        AVFrame frame = patched(format, bits);
        LightGrid grid = LumaCells.of(frame);
        av_frame_free(frame);
        assertThat(grid.columns()).isEqualTo(2);
        assertThat(grid.rows()).isEqualTo(3);
        for (int i = 0; i < 6; i++) {
            // Columns are from 0 to 15 brighter than their cell's first.
            float mean = i == 3 ? 255 : 40 * i + 7.5f;
            assertThat(grid.light()[i]).as("cell %d", i).isCloseTo(mean, within(0.01f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {AV_PIX_FMT_GRAY8, AV_PIX_FMT_YUVJ422P})
    void otherPlanesDoNotMatter(int format) {
        AVFrame frame = patched(format, 8);
        assertThat(LumaCells.of(frame).light()[3]).isEqualTo(255);
        av_frame_free(frame);
    }

    @ParameterizedTest
    @ValueSource(ints = {AV_PIX_FMT_GBRP, -1})
    void whatHoldsNoLumaIsUnknown(int format) {
        AVFrame frame = av_frame_alloc();
        frame.format(format).width(64).height(64);
        assertThat(LumaCells.of(frame)).isSameAs(LightGrid.UNKNOWN);
        av_frame_free(frame);
    }

    private static AVFrame patched(int format, int bits) {
        AVFrame frame = av_frame_alloc();
        frame.format(format).width(WIDTH).height(HEIGHT);
        assertThat(av_frame_get_buffer(frame, 0)).isZero();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int cell = y / LightGrid.CELL * 2 + x / LightGrid.CELL;
                int sample = cell == 3 ? 255 : Math.min(255, 40 * cell + x % LightGrid.CELL);
                long at = (long) y * frame.linesize(0);
                if (bits == 8) {
                    frame.data(0).put(at + x, (byte) sample);
                } else {
                    int deep = sample << (bits - 8);
                    frame.data(0).put(at + 2L * x, (byte) deep).put(at + 2L * x + 1, (byte) (deep >> 8));
                }
            }
        }
        return frame;
    }
}
