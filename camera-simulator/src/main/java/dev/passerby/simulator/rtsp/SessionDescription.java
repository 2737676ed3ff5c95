package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.rtp.RtpStream;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.NalUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

/** The SDP text (RFC 4566; parameters of RFC 6184, section 8.2) that tells a viewer what a camera sends. */
final class SessionDescription {

    /** The address of the only track, relative to the camera's. */
    static final String TRACK = "trackID=0";

    private SessionDescription() {}

    /**
     * @param sessionId identifies this run of the camera
     * @param address of the server, as in {@code 127.0.0.1}
     */
    static String of(String name, Clip clip, long sessionId, String address) {
        String addressType = address.indexOf(':') >= 0 ? "IP6" : "IP4";
        return String.join(
                        "\r\n",
                        "v=0",
                        "o=- %d 1 IN %s %s".formatted(sessionId, addressType, address),
                        "s=" + name,
                        "c=IN %s %s".formatted(addressType, address),
                        "t=0 0",
                        "a=control:*",
                        "m=video 0 RTP/AVP " + RtpStream.PAYLOAD_TYPE,
                        "a=rtpmap:%d H264/%d".formatted(RtpStream.PAYLOAD_TYPE, Clip.TICKS_PER_SECOND),
                        "a=fmtp:%d packetization-mode=1;profile-level-id=%s;sprop-parameter-sets=%s"
                                .formatted(RtpStream.PAYLOAD_TYPE, profileLevelId(clip), parameterSets(clip)),
                        String.format(Locale.ROOT, "a=framerate:%.3f", clip.framesPerSecond()),
                        "a=control:" + TRACK)
                + "\r\n";
    }

    /** Profile, constraints and level: the three bytes after the sequence parameter set's header, in hexadecimal. */
    private static String profileLevelId(Clip clip) {
        byte[] bytes = new byte[3];
        clip.sequenceParameterSet().copyTo(1, bytes, 0, 3);
        return String.format(Locale.ROOT, "%02X%02X%02X", bytes[0], bytes[1], bytes[2]);
    }

    private static String parameterSets(Clip clip) {
        return clip.parameterSets().stream()
                .map(NalUnit::toBytes)
                .map(Base64.getEncoder()::encodeToString)
                .collect(Collectors.joining(","));
    }
}
