package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import dev.passerby.ingest.camera.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One red, written the ways cameras write it, is the same red in the JPEG, read by a reader that is not FFmpeg. */
class JpegEncoderTest {

    private JpegEncoder encoder = new JpegEncoder(JpegSettings.STANDARD);

    @AfterEach
    void close() {
        encoder.close();
    }

    @Test
    void fullRangePlanesGoInAsTheyAre() throws Exception {
        assertRed(frame(AV_PIX_FMT_YUVJ420P, 64, 48, AVCOL_RANGE_JPEG, AVCOL_SPC_UNSPECIFIED, 76, 85, 255));
        assertRed(frame(AV_PIX_FMT_YUV420P, 64, 48, AVCOL_RANGE_JPEG, AVCOL_SPC_UNSPECIFIED, 76, 85, 255));
    }

    @Test
    void limitedRangeIsStretched() throws Exception {
        assertRed(frame(AV_PIX_FMT_YUV420P, 64, 48, AVCOL_RANGE_MPEG, AVCOL_SPC_UNSPECIFIED, 81, 90, 240));
    }

    @Test
    void theMatrixOfHighDefinitionIsExchangedForThatOfJpeg() throws Exception {
        assertRed(frame(AV_PIX_FMT_YUV420P, 64, 48, AVCOL_RANGE_MPEG, AVCOL_SPC_BT709, 63, 102, 240));
    }

    @Test
    void fourTwoTwoAndTenBitsAreTaken() throws Exception {
        assertRed(frame(AV_PIX_FMT_YUV422P, 64, 48, AVCOL_RANGE_MPEG, AVCOL_SPC_UNSPECIFIED, 81, 90, 240));
        assertRed(frame(AV_PIX_FMT_YUV420P10LE, 64, 48, AVCOL_RANGE_MPEG, AVCOL_SPC_UNSPECIFIED, 324, 360, 960));
    }

    @Test
    void anOddSizeAndAChangeOfSizeAreTaken() throws Exception {
        assertRed(frame(AV_PIX_FMT_YUV420P, 63, 47, AVCOL_RANGE_MPEG, AVCOL_SPC_UNSPECIFIED, 81, 90, 240));
        assertRed(frame(AV_PIX_FMT_YUV420P, 320, 240, AVCOL_RANGE_MPEG, AVCOL_SPC_UNSPECIFIED, 81, 90, 240));
        assertRed(frame(AV_PIX_FMT_YUVJ420P, 63, 47, AVCOL_RANGE_JPEG, AVCOL_SPC_UNSPECIFIED, 76, 85, 255));
    }

    @Test
    void theLongestSideIsALimit() throws Exception {
        encoder.close();
        encoder = new JpegEncoder(new JpegSettings(3, 160));
        AVFrame large = frame(AV_PIX_FMT_YUVJ420P, 640, 360, AVCOL_RANGE_JPEG, AVCOL_SPC_UNSPECIFIED, 76, 85, 255);
        Picture.Jpeg jpeg = encoder.encode(large, Orientation.UPRIGHT);
        av_frame_free(large);
        assertThat(jpeg.width()).isEqualTo(160);
        assertThat(jpeg.height()).isEqualTo(90);
        assertThat(read(jpeg).getWidth()).isEqualTo(160);
    }

    private void assertRed(AVFrame frame) throws Exception {
        int width = frame.width();
        int height = frame.height();
        Picture.Jpeg jpeg = encoder.encode(frame, Orientation.UPRIGHT);
        av_frame_free(frame);
        BufferedImage image = read(jpeg);
        assertThat(image.getWidth()).isEqualTo(width).isEqualTo(jpeg.width());
        assertThat(image.getHeight()).isEqualTo(height).isEqualTo(jpeg.height());
        Color color = new Color(image.getRGB(width / 2, height / 2));
        assertThat(color.getRed()).isGreaterThanOrEqualTo(249);
        assertThat(color.getGreen()).isLessThanOrEqualTo(6);
        assertThat(color.getBlue()).isLessThanOrEqualTo(6);
    }

    private static BufferedImage read(Picture.Jpeg jpeg) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(jpeg.bytes()));
    }

    private static AVFrame frame(int format, int width, int height, int range, int matrix, int... samples) {
        AVFrame frame = av_frame_alloc();
        frame.format(format).width(width).height(height).color_range(range).colorspace(matrix);
        assertThat(av_frame_get_buffer(frame, 0)).isZero();
        boolean twoBytes = format == AV_PIX_FMT_YUV420P10LE;
        for (int plane = 0; plane < 3; plane++) {
            boolean half = plane > 0 && format != AV_PIX_FMT_YUV422P;
            int rows = half ? (height + 1) / 2 : height;
            byte[] row = new byte[frame.linesize(plane)];
            Arrays.fill(row, (byte) samples[plane]);
            for (int i = 1; twoBytes && i < row.length; i += 2) {
                row[i] = (byte) (samples[plane] >> 8);
            }
            BytePointer data = frame.data(plane);
            for (int y = 0; y < rows; y++) {
                data.position((long) y * row.length).put(row);
            }
        }
        return frame;
    }
}
