package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/**
 * The pictures of a video file, one after the other, decoded and encoded as a camera's are. Read by one thread; a picture
 * must be closed before the video is.
 */
public final class RecordedVideo implements AutoCloseable {

    private final Path file;
    private final AVFormatContext format;
    private final AVPacket packet = av_packet_alloc();
    private final JpegEncoder encoder;
    private final Decoder decoder;
    private final int videoStream;
    private boolean ended;
    private boolean closed;

    private RecordedVideo(Path file, AVFormatContext format, RtspSettings settings) throws IOException {
        this.file = file;
        this.format = format;
        try {
            AVStream stream = firstVideo(format);
            videoStream = stream.index();
            double secondsPerTick =
                    (double) stream.time_base().num() / stream.time_base().den();
            if (!Decoder.allows(stream.codecpar().codec_id())) {
                throw failure("its video must be h264, hevc or mjpeg and is "
                        + avcodec_get_name(stream.codecpar().codec_id()).getString()
                        + "; convert it, as with 'ffmpeg -i FILE -c:v libx264 OUT.mkv'");
            }
            decoder = Decoder.open(stream.codecpar(), secondsPerTick, settings.maxPixels());
        } catch (CameraFailure e) {
            av_packet_free(packet);
            throw failure(e.reason());
        } catch (IOException e) {
            av_packet_free(packet);
            throw e;
        }
        encoder = new JpegEncoder(settings.jpeg());
    }

    /**
     * Opens a file.
     *
     * @param settings of which the largest picture and the JPEGs' quality are used
     * @throws IOException saying in one line what is wrong with it
     */
    public static RecordedVideo open(Path file, RtspSettings settings) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw failure(file, "there is no such file; check the path");
        }
        FfmpegLog.install();
        AVFormatContext format = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        try {
            // A file that names other files or addresses, a playlist, is no recording.
            av_dict_set(options, "protocol_whitelist", "file", 0);
            int error = avformat_open_input(format, "file:" + file.toAbsolutePath(), null, options);
            if (error < 0) {
                throw failure(file, "it is no video (" + FailureClassifier.text(error) + ")");
            }
            avformat_find_stream_info(format, (AVDictionary) null);
            return new RecordedVideo(file, format, settings);
        } catch (IOException e) {
            avformat_close_input(format);
            throw e;
        } finally {
            av_dict_free(options);
        }
    }

    /**
     * The next picture, which the caller closes; empty at the end.
     *
     * @throws IOException if reading fails; damage alone does not, it makes pictures that are not to be trusted
     */
    public Optional<Picture> next() throws IOException {
        while (true) {
            Optional<RtspPicture> picture = decoder.receive(encoder);
            if (picture.isPresent()) {
                return Optional.of(picture.get());
            }
            if (ended) {
                return Optional.empty();
            }
            readPacket();
        }
    }

    private void readPacket() throws IOException {
        long complaints = FfmpegLog.complaintsOfThisThread();
        int error = av_read_frame(format, packet);
        if (error == AVERROR_EOF) {
            ended = true;
            decoder.finish();
            return;
        }
        if (error < 0) {
            throw failure("reading failed (" + FailureClassifier.text(error) + ")");
        }
        try {
            if (packet.stream_index() == videoStream) {
                decoder.send(packet, FfmpegLog.complaintsOfThisThread() != complaints);
            }
        } finally {
            av_packet_unref(packet);
        }
    }

    private AVStream firstVideo(AVFormatContext opened) throws IOException {
        for (int i = 0; i < opened.nb_streams(); i++) {
            if (opened.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
                return opened.streams(i);
            }
        }
        throw failure("it holds no video");
    }

    private IOException failure(String problem) {
        return failure(file, problem);
    }

    private static IOException failure(Path file, String problem) {
        return new IOException("cannot read the recording '" + file + "': " + problem);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        decoder.close();
        encoder.close();
        av_packet_free(packet);
        avformat_close_input(format);
    }
}
