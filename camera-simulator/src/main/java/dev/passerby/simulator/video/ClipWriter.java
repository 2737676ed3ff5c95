package dev.passerby.simulator.video;

import static dev.passerby.simulator.video.LibavException.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_d2q;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/** A clip written to a file by libavformat: first beside its place under another name, then moved. */
final class ClipWriter {

    private static final byte[] START_CODE = {0, 0, 0, 1};
    private static final AVRational TICKS = new AVRational().num(1).den(Clip.TICKS_PER_SECOND);

    private final Clip clip;
    private final String doing;

    private ClipWriter(Clip clip, Path file) {
        this.clip = clip;
        this.doing = "writing clip '" + file + "'";
    }

    static void write(Clip clip, Path file) throws IOException {
        ClipWriter writer = new ClipWriter(clip, file);
        String format = writer.formatOf(file);
        Path absolute = file.toAbsolutePath();
        Path part = Files.createTempFile(absolute.getParent(), absolute.getFileName() + ".", ".part");
        try {
            writer.mux(part, format);
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String formatOf(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".mp4")) {
            return "mp4";
        }
        if (name.endsWith(".mkv")) {
            return "matroska";
        }
        throw new IOException(doing + ": the name must end in .mp4 or .mkv");
    }

    private void mux(Path part, String format) throws IOException {
        AVFormatContext output = new AVFormatContext(null);
        check(avformat_alloc_output_context2(output, null, format, null), doing);
        AVIOContext file = new AVIOContext(null);
        try {
            AVStream video = describe(output);
            check(avio_open(file, "file:" + part, AVIO_FLAG_WRITE), doing);
            output.pb(file);
            check(avformat_write_header(output, (AVDictionary) null), doing);
            writePictures(output, video);
            check(av_write_trailer(output), doing);
        } finally {
            int closed = avio_closep(file);
            avformat_free_context(output);
            check(closed, doing);
        }
    }

    private AVStream describe(AVFormatContext output) throws IOException {
        AVStream video = avformat_new_stream(output, null);
        AVRational rate = av_d2q(clip.framesPerSecond(), 1_000_000);
        video.time_base(TICKS);
        video.avg_frame_rate(rate);
        AVCodecParameters parameters = video.codecpar();
        parameters.codec_type(AVMEDIA_TYPE_VIDEO);
        parameters.codec_id(ClipReader.idOf(clip.codec()));
        parameters.width(clip.width());
        parameters.height(clip.height());
        byte[] sets = annexB(clip.parameterSets());
        // Belongs to libavformat from here on, which frees it with the stream.
        BytePointer extradata = new BytePointer(av_mallocz(sets.length + AV_INPUT_BUFFER_PADDING_SIZE));
        extradata.capacity(sets.length).put(sets, 0, sets.length);
        parameters.extradata(extradata);
        parameters.extradata_size(sets.length);
        return video;
    }

    private void writePictures(AVFormatContext output, AVStream video) throws IOException {
        long[] decodeTicks = decodeTicks();
        AVPacket packet = av_packet_alloc();
        try {
            for (int i = 0; i < decodeTicks.length; i++) {
                AccessUnit picture = clip.accessUnits().get(i);
                byte[] bytes = annexB(picture.nalUnits());
                check(av_new_packet(packet, bytes.length), doing);
                packet.data().put(bytes, 0, bytes.length);
                packet.stream_index(video.index());
                packet.pts(picture.presentationTicks());
                packet.dts(decodeTicks[i]);
                packet.duration(Math.round(Clip.TICKS_PER_SECOND / clip.framesPerSecond()));
                packet.flags(picture.keyFrame() ? AV_PKT_FLAG_KEY : 0);
                av_packet_rescale_ts(packet, TICKS, video.time_base());
                check(av_interleaved_write_frame(output, packet), doing);
            }
        } finally {
            av_packet_unref(packet);
            av_packet_free(packet);
        }
    }

    /** Decoding times: the display times in order, all earlier by the same amount so that none is after its display. */
    private long[] decodeTicks() {
        List<AccessUnit> pictures = clip.accessUnits();
        long[] ticks = pictures.stream()
                .mapToLong(AccessUnit::presentationTicks)
                .sorted()
                .toArray();
        long delay = 0;
        for (int i = 0; i < ticks.length; i++) {
            delay = Math.max(delay, ticks[i] - pictures.get(i).presentationTicks());
        }
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] -= delay;
        }
        return ticks;
    }

    private static byte[] annexB(List<NalUnit> units) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (NalUnit unit : units) {
            stream.writeBytes(START_CODE);
            stream.writeBytes(unit.toBytes());
        }
        return stream.toByteArray();
    }
}
