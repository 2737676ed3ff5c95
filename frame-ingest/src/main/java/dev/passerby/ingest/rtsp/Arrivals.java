package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_PRFT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;

import dev.passerby.ingest.camera.Reception;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * The packets of one connection, counted. A camera that sends RTCP sender reports tells what its clock showed at each
 * picture; FFmpeg hangs that time on the packet as its producer's reference time. One thread.
 */
final class Arrivals {

    private long bytes;
    private double clockOffsetMillis = Double.NaN;

    /** A packet has just arrived, at this time of our clock. */
    void add(AVPacket packet, long nowMillis) {
        bytes += packet.size();
        BytePointer reference = av_packet_get_side_data(packet, AV_PKT_DATA_PRFT, (SizeTPointer) null);
        if (reference != null) {
            // AVProducerReferenceTime begins with the camera's time in microseconds since 1970.
            double offset = reference.getLong() / 1000.0 - nowMillis;
            // What is late on its way makes the camera's clock look late: the quickest picture says most.
            clockOffsetMillis = Double.isNaN(clockOffsetMillis) ? offset : Math.max(clockOffsetMillis, offset);
        }
    }

    Reception soFar() {
        return new Reception(bytes, clockOffsetMillis);
    }
}
