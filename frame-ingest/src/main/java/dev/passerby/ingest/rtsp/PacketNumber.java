package dev.passerby.ingest.rtsp;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

/** A number that FFmpeg carries from a packet to the picture that is made of it, as an address that nobody follows. */
final class PacketNumber extends Pointer {

    private PacketNumber(long number) {
        super((Pointer) null);
        address = number;
    }

    /** Numbers the packet, from 1 on. */
    static void give(AVPacket packet, long number) {
        packet.opaque(new PacketNumber(number));
    }

    /** The number of the picture's packet. */
    static long of(AVFrame frame) {
        Pointer carried = frame.opaque();
        return carried == null ? 0 : carried.address();
    }
}
