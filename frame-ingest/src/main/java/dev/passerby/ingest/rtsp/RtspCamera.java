package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_play;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.Demand;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.Reception;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.gateway.CameraGateway;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/**
 * One connection to an RTSP camera, read by one thread.
 *
 * <p>The codec is taken from the camera's description and the size from each decoded picture, so nothing is probed and
 * opening takes two round trips. FFmpeg knows neither address nor password: it talks to a {@link CameraGateway}. A deadline on
 * pictures ends every wait: see {@link Watch}.
 */
public final class RtspCamera implements CameraSource {

    private final AVFormatContext format;
    private final CameraGateway gateway;
    private final long watchNumber;
    private final Watch watch;
    private final RtspSettings settings;
    private final JpegEncoder encoder;
    private final AVPacket packet = av_packet_alloc();
    private final Arrivals arrivals = new Arrivals();
    private Decoder decoder;
    private int videoStream;
    private String codec = "";
    private boolean closed;

    @SuppressWarnings("NullAway.Init") // The decoder is made by start(), before anyone sees the camera.
    private RtspCamera(
            AVFormatContext format,
            CameraGateway gateway,
            long watchNumber,
            Watch watch,
            RtspSettings settings,
            JpegEncoder encoder) {
        this.format = format;
        this.gateway = gateway;
        this.watchNumber = watchNumber;
        this.watch = watch;
        this.settings = settings;
        this.encoder = encoder;
    }

    /** Connects once, through the gateway, which is closed with the connection. */
    static RtspCamera open(CameraGateway gateway, RtspSettings settings, JpegEncoder encoder, StopSignal stop)
            throws CameraFailure {
        FfmpegLog.install();
        Watch watch = new Watch(settings, stop, System::nanoTime);
        AVFormatContext format = avformat_alloc_context();
        long watchNumber = WatchCallback.watch(format, watch);
        int error = open(format, gateway.localUrl(), settings);
        if (error < 0) {
            // FFmpeg has freed the context.
            WatchCallback.forget(watchNumber);
            gateway.close();
            throw failure(error, gateway, watch, settings);
        }
        RtspCamera opened = new RtspCamera(format, gateway, watchNumber, watch, settings, encoder);
        try {
            opened.start();
            return opened;
        } catch (CameraFailure | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static int open(AVFormatContext format, String url, RtspSettings settings) {
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "rtsp_transport", settings.transport().option(), 0);
            av_dict_set(options, "allowed_media_types", "video", 0);
            // Nothing is asked to play before there is a decoder for it.
            av_dict_set(options, "initial_pause", "1", 0);
            av_dict_set(options, "protocol_whitelist", "rtsp,rtp,tcp,udp", 0);
            av_dict_set(options, "format_whitelist", "rtsp", 0);
            av_dict_set(options, "codec_whitelist", "h264,hevc,mjpeg", 0);
            av_dict_set(options, "fflags", "nobuffer", 0);
            av_dict_set(options, "user_agent", "Passerby", 0);
            return avformat_open_input(format, url, av_find_input_format("rtsp"), options);
        } finally {
            av_dict_free(options);
        }
    }

    /** What the gateway knows of it, or else what FFmpeg says. */
    private static CameraFailure failure(int error, CameraGateway gateway, Watch watch, RtspSettings settings) {
        return gateway.failure().orElseGet(() -> FailureClassifier.classify(error, watch, settings));
    }

    private void start() throws CameraFailure {
        videoStream = -1;
        for (int i = 0; i < format.nb_streams() && videoStream < 0; i++) {
            if (format.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
                videoStream = i;
            }
        }
        if (videoStream < 0) {
            throw new CameraFailure(FailureKind.NO_VIDEO, "");
        }
        AVStream stream = format.streams(videoStream);
        codec = avcodec_get_name(stream.codecpar().codec_id()).getString();
        double secondsPerTick =
                (double) stream.time_base().num() / stream.time_base().den();
        decoder = Decoder.open(stream.codecpar(), secondsPerTick, settings.maxPixels());
        int error = av_read_play(format);
        if (error < 0) {
            throw failure(error, gateway, watch, settings);
        }
        watch.enter(Phase.FIRST_FRAME);
    }

    @Override
    public String codec() {
        return codec;
    }

    @Override
    public Reception reception() {
        return arrivals.soFar();
    }

    @Override
    public Picture read(Demand demand) throws CameraFailure {
        while (true) {
            Optional<RtspPicture> picture = decoder.receive(encoder);
            if (picture.isPresent()) {
                watch.frameArrived();
                return picture.get();
            }
            readPacket(demand);
        }
    }

    private void readPacket(Demand demand) throws CameraFailure {
        failIfOverdue();
        long complaints = FfmpegLog.complaintsOfThisThread();
        int error = av_read_frame(format, packet);
        if (error < 0) {
            throw failure(error, gateway, watch, settings);
        }
        try {
            // An interrupted read first gives out what the parser still held; that is no sign of life.
            failIfOverdue();
            if (packet.stream_index() == videoStream) {
                watch.packetArrived();
                arrivals.add(packet, System.currentTimeMillis());
                take(demand, FfmpegLog.complaintsOfThisThread() != complaints);
            }
        } finally {
            av_packet_unref(packet);
        }
    }

    private void take(Demand demand, boolean lossBefore) {
        if (!lossBefore && watch.trustsPackets() && decoder.canLeaveOut(packet) && !demand.wantsNow()) {
            watch.frameLeftOut();
            demand.passedOver();
        } else {
            decoder.send(packet, lossBefore);
        }
    }

    private void failIfOverdue() throws CameraFailure {
        Watch.Interruption interruption = watch.interruption();
        if (interruption != Watch.Interruption.NONE) {
            throw FailureClassifier.interrupted(interruption, watch, settings);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // The decoder is absent when start() failed.
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.enter(Phase.CLOSING);
        if (decoder != null) {
            decoder.close();
        }
        av_packet_free(packet);
        avformat_close_input(format);
        WatchCallback.forget(watchNumber);
        gateway.close();
    }
}
