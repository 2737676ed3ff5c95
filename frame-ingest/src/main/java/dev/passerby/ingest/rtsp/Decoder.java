package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_COPY_OPAQUE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.FailureKind;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One video decoder, on the calling thread alone. */
final class Decoder implements AutoCloseable {

    private final AVCodecContext context;
    private final AVFrame frame;
    private final Trust trust = new Trust();
    private final double secondsPerTick;
    private final SequenceParameters parameters = new SequenceParameters();
    private final DisplayOrientation orientation = new DisplayOrientation();
    private long sent;
    private final int range;
    private final int matrix;

    private Decoder(AVCodecContext context, AVFrame frame, double secondsPerTick) {
        this.context = context;
        this.frame = frame;
        this.secondsPerTick = secondsPerTick;
        this.range = context.color_range();
        this.matrix = context.colorspace();
    }

    static boolean allows(int codecId) {
        return codecId == AV_CODEC_ID_H264 || codecId == AV_CODEC_ID_HEVC || codecId == AV_CODEC_ID_MJPEG;
    }

    static Decoder open(AVCodecParameters parameters, double secondsPerTick, long maxPixels) throws CameraFailure {
        AVCodec codec = avcodec_find_decoder(parameters.codec_id());
        if (codec == null || !allows(parameters.codec_id())) {
            throw new CameraFailure(
                    FailureKind.UNSUPPORTED_CODEC,
                    avcodec_get_name(parameters.codec_id()).getString());
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        int error = avcodec_parameters_to_context(context, parameters);
        if (error >= 0) {
            // One thread: more would hold frames back. The low-delay flag stays off: it drops B-frames out of order.
            context.thread_count(1);
            context.flags(context.flags() | AV_CODEC_FLAG_COPY_OPAQUE);
            nameColours(context);
            SizeLimit.on(context, maxPixels);
            error = avcodec_open2(context, codec, (AVDictionary) null);
        }
        if (error < 0) {
            avcodec_free_context(context);
            throw new CameraFailure(FailureKind.DECODE, FailureClassifier.text(error));
        }
        return new Decoder(context, av_frame_alloc(), secondsPerTick);
    }

    // What a camera does not name is named here as JpegPlanes would take it. FFmpeg gives a picture without a name
    // the one that holds when it comes out, and pictures that wait for their turn come out after a change.
    private static void nameColours(AVCodecContext context) {
        if (context.color_range() == AVCOL_RANGE_UNSPECIFIED) {
            context.color_range(AVCOL_RANGE_MPEG);
        }
        if (context.colorspace() == AVCOL_SPC_UNSPECIFIED) {
            context.colorspace(AVCOL_SPC_SMPTE170M);
        }
    }

    /**
     * Whether the packet can be left out and all other pictures stay what they are: no picture is predicted from its own, and
     * none is held back until others have come. Asked once pictures have come out, when FFmpeg knows that.
     */
    boolean canLeaveOut(AVPacket packet) {
        if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
            return false;
        }
        return switch (context.codec_id()) {
            case AV_CODEC_ID_MJPEG -> true;
            case AV_CODEC_ID_H264 -> context.has_b_frames() == 0 && H264Units.isReferredToByNone(packet);
            default -> false;
        };
    }

    /** Gives the decoder a packet; damage is remembered, not thrown: the camera may recover. */
    void send(AVPacket packet, boolean lossBefore) {
        forgetColours(packet);
        PacketNumber.give(packet, ++sent);
        long before = FfmpegLog.complaintsOfThisThread();
        int error = avcodec_send_packet(context, packet);
        if (lossBefore) {
            // What was lost belongs to this packet or to the one after it, whose beginning ended this one.
            trust.damaged(sent + 2);
        } else if (error < 0
                || (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0
                || FfmpegLog.complaintsOfThisThread() != before) {
            trust.damaged(sent);
        }
    }

    // Where a new parameter set does not name range and matrix, FFmpeg's H.264 decoder keeps those of the last that
    // did: after a change from full to limited range all pictures would be too pale. Its other decoders forget by
    // themselves.
    private void forgetColours(AVPacket packet) {
        if (context.codec_id() == AV_CODEC_ID_H264 && parameters.changeIn(packet)) {
            context.color_range(range);
            context.colorspace(matrix);
        }
    }

    /** Says that no packet will follow; what the decoder still holds can then be received. */
    void finish() {
        avcodec_send_packet(context, null);
    }

    /** The next picture; empty when the decoder wants another packet first. */
    Optional<RtspPicture> receive(JpegEncoder encoder) {
        long before = FfmpegLog.complaintsOfThisThread();
        int error = avcodec_receive_frame(context, frame);
        if (error < 0) {
            if (FfmpegLog.complaintsOfThisThread() != before) {
                trust.damaged(sent);
            }
            return Optional.empty();
        }
        try {
            return Optional.of(picture(FfmpegLog.complaintsOfThisThread() != before, encoder));
        } finally {
            av_frame_unref(frame);
        }
    }

    private RtspPicture picture(boolean complained, JpegEncoder encoder) {
        double seconds = seconds(frame.best_effort_timestamp());
        Orientation shown = orientation.of(frame);
        if (complained || frame.decode_error_flags() != 0 || (frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0) {
            trust.damaged(sent);
            return new RtspPicture(clone(frame), isKey(), false, seconds, shown, encoder);
        }
        return new RtspPicture(
                clone(frame), isKey(), trust.admits(isKey(), PacketNumber.of(frame)), seconds, shown, encoder);
    }

    private boolean isKey() {
        return (frame.flags() & AV_FRAME_FLAG_KEY) != 0;
    }

    private double seconds(long time) {
        return time == AV_NOPTS_VALUE ? Double.NaN : time * secondsPerTick;
    }

    private static AVFrame clone(AVFrame frame) {
        AVFrame copy = av_frame_clone(frame);
        if (copy == null) {
            throw new OutOfMemoryError("native memory for a decoded picture");
        }
        return copy;
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
