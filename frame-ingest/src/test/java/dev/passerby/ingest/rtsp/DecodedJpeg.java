package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A JPEG read back by libavcodec.
 *
 * @param complaints how often the decoder found fault with it
 * @param darkest the least luma
 * @param brightest the greatest luma
 */
record DecodedJpeg(int width, int height, long complaints, int darkest, int brightest) {

    static DecodedJpeg of(byte[] jpeg) {
        FfmpegLog.install();
        long before = FfmpegLog.complaintsOfThisThread();
        AVCodecContext context = avcodec_alloc_context3(avcodec_find_decoder(AV_CODEC_ID_MJPEG));
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        try {
            assertThat(avcodec_open2(context, context.codec(), (AVDictionary) null))
                    .isZero();
            av_new_packet(packet, jpeg.length);
            packet.data().put(jpeg);
            assertThat(avcodec_send_packet(context, packet)).isZero();
            assertThat(avcodec_receive_frame(context, frame)).isZero();
            int darkest = 255;
            int brightest = 0;
            byte[] row = new byte[frame.width()];
            for (int y = 0; y < frame.height(); y++) {
                frame.data(0).position((long) y * frame.linesize(0)).get(row);
                for (byte luma : row) {
                    darkest = Math.min(darkest, luma & 0xff);
                    brightest = Math.max(brightest, luma & 0xff);
                }
            }
            long complaints = FfmpegLog.complaintsOfThisThread() - before;
            return new DecodedJpeg(frame.width(), frame.height(), complaints, darkest, brightest);
        } finally {
            av_frame_free(frame);
            av_packet_free(packet);
            avcodec_free_context(context);
        }
    }
}
