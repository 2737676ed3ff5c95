package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.Picture;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's mjpeg encoder, fed with the decoder's own planes wherever a JPEG may hold them as they are, and kept until the
 * size or the layout changes. One picture at a time; its lock is the encoder itself.
 */
final class JpegEncoder implements AutoCloseable {

    private final JpegSettings settings;
    private final JpegPlanes planes;
    private final TurnedPlanes turned = new TurnedPlanes();
    private final AVPacket packet = av_packet_alloc();
    private @Nullable AVCodecContext context;
    private long pictures;
    private boolean closed;

    JpegEncoder(JpegSettings settings) {
        this.settings = settings;
        this.planes = new JpegPlanes(settings);
    }

    synchronized Picture.Jpeg encode(AVFrame picture, Orientation orientation) throws CameraFailure {
        if (closed) {
            throw new IllegalStateException("a closed encoder encodes nothing");
        }
        AVFrame frame = turned.of(planes.of(picture, orientation.transposed()), orientation);
        AVCodecContext encoder = encoderFor(frame);
        frame.quality(settings.quantizer() * FF_QP2LAMBDA);
        frame.pts(pictures++);
        frame.pict_type(0);
        check(avcodec_send_frame(encoder, frame));
        check(avcodec_receive_packet(encoder, packet));
        try {
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            return new Picture.Jpeg(frame.width(), frame.height(), bytes);
        } finally {
            av_packet_unref(packet);
        }
    }

    private AVCodecContext encoderFor(AVFrame frame) throws CameraFailure {
        AVCodecContext current = context;
        if (current != null) {
            if (current.width() == frame.width()
                    && current.height() == frame.height()
                    && current.pix_fmt() == frame.format()) {
                return current;
            }
            avcodec_free_context(current);
            context = null;
        }
        AVCodecContext made = avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_MJPEG));
        made.width(frame.width());
        made.height(frame.height());
        made.pix_fmt(frame.format());
        made.color_range(AVCOL_RANGE_JPEG);
        made.time_base().num(1).den(25);
        // Square pixels make it write the JFIF header that some readers want.
        made.sample_aspect_ratio().num(1).den(1);
        made.thread_count(1);
        made.flags(made.flags() | AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT);
        made.global_quality(settings.quantizer() * FF_QP2LAMBDA);
        made.qmin(settings.quantizer());
        made.qmax(settings.quantizer());
        int error = avcodec_open2(made, made.codec(), (AVDictionary) null);
        if (error < 0) {
            avcodec_free_context(made);
            check(error);
        }
        context = made;
        return made;
    }

    private static void check(int error) throws CameraFailure {
        if (error < 0) {
            throw new CameraFailure(
                    FailureKind.DECODE, "the picture cannot become a JPEG, " + FailureClassifier.text(error));
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (context != null) {
            avcodec_free_context(context);
            context = null;
        }
        planes.close();
        turned.close();
        av_packet_free(packet);
    }
}
