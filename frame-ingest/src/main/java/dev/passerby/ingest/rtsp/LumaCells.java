package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import dev.passerby.ingest.camera.LightGrid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/**
 * The brightness of a decoded picture's cells, read from its luma plane as it lies in the decoder's memory: every fourth
 * line, and of those every pixel, eight bytes at a time. A long holds samples in four lanes of 16 bits, so that up to 257
 * samples of 8 bits can be added up in each before one overflows into the next; samples of more bits lose the lowest.
 */
final class LumaCells {

    private static final int LINE_STEP = 4;
    /** Lines come from a cell's middle, and not from its edge. */
    private static final int FIRST_LINE = 2;

    private static final long LANES = 0x00ff_00ff_00ff_00ffL;
    private static final float SAMPLES = LightGrid.CELL * (LightGrid.CELL / (float) LINE_STEP);

    private LumaCells() {}

    /** The picture's cells, or none where its first plane holds no luma. */
    static LightGrid of(AVFrame frame) {
        AVPixFmtDescriptor layout = av_pix_fmt_desc_get(frame.format());
        int columns = frame.width() / LightGrid.CELL;
        int rows = frame.height() / LightGrid.CELL;
        if (layout == null || !beginsWithLuma(layout) || columns == 0 || rows == 0 || frame.linesize(0) <= 0) {
            return LightGrid.UNKNOWN;
        }
        int line = frame.linesize(0);
        long size = (long) line * rows * LightGrid.CELL;
        ByteBuffer plane = frame.data(0).capacity(size).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        float[] light = new float[columns * rows];
        long[] lanes = new long[columns];
        int surplusBits = layout.comp(0).depth() - 8;
        for (int row = 0; row < rows; row++) {
            Arrays.fill(lanes, 0);
            for (int y = FIRST_LINE; y < LightGrid.CELL; y += LINE_STEP) {
                int offset = (row * LightGrid.CELL + y) * line;
                if (surplusBits == 0) {
                    addBytes(plane, offset, lanes);
                } else {
                    addShorts(plane, offset, surplusBits, lanes);
                }
            }
            for (int column = 0; column < columns; column++) {
                light[row * columns + column] = sumOfLanes(lanes[column]) / SAMPLES;
            }
        }
        return new LightGrid(columns, rows, light);
    }

    private static boolean beginsWithLuma(AVPixFmtDescriptor layout) {
        long others = AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_BE;
        int depth = layout.comp(0).depth();
        return (layout.flags() & others) == 0
                && layout.comp(0).plane() == 0
                && layout.comp(0).shift() == 0
                && layout.comp(0).offset() == 0
                && depth >= 8
                && depth <= 16
                && layout.comp(0).step() == (depth == 8 ? 1 : 2);
    }

    private static void addBytes(ByteBuffer plane, int offset, long[] lanes) {
        for (int column = 0; column < lanes.length; column++) {
            long left = plane.getLong(offset + column * LightGrid.CELL);
            long right = plane.getLong(offset + column * LightGrid.CELL + 8);
            lanes[column] += (left & LANES) + (left >>> 8 & LANES) + (right & LANES) + (right >>> 8 & LANES);
        }
    }

    private static void addShorts(ByteBuffer plane, int offset, int surplusBits, long[] lanes) {
        for (int column = 0; column < lanes.length; column++) {
            long sum = 0;
            for (int i = 0; i < 2 * LightGrid.CELL; i += 8) {
                sum += plane.getLong(offset + 2 * column * LightGrid.CELL + i) >>> surplusBits & LANES;
            }
            lanes[column] += sum;
        }
    }

    private static long sumOfLanes(long lanes) {
        return (lanes & 0xffff) + (lanes >>> 16 & 0xffff) + (lanes >>> 32 & 0xffff) + (lanes >>> 48);
    }
}
