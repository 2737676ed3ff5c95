package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.rtp.RtpStream;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.NalUnit;
import dev.passerby.simulator.video.VideoCodec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The SDP text (RFC 4566) that tells a viewer what a camera sends; its parameters are those of RFC 6184, section 8.2, for
 * H.264, and of RFC 7798, section 7.2, for H.265.
 */
final class SessionDescription {

    /** The address of the only track, relative to the camera's. */
    static final String TRACK = "trackID=0";

    private static final List<String> H265_PARAMETERS = List.of("sprop-vps", "sprop-sps", "sprop-pps");

    private SessionDescription() {}

    /**
     * @param sessionId identifies this run of the camera
     * @param version counts its descriptions, from 1
     * @param address of the server, as in {@code 127.0.0.1}
     */
    static String of(String name, Clip clip, long sessionId, long version, String address) {
        String addressType = address.indexOf(':') >= 0 ? "IP6" : "IP4";
        return String.join(
                        "\r\n",
                        "v=0",
                        "o=- %d %d IN %s %s".formatted(sessionId, version, addressType, address),
                        "s=" + name,
                        "c=IN %s %s".formatted(addressType, address),
                        "t=0 0",
                        "a=control:*",
                        "m=video 0 RTP/AVP " + RtpStream.PAYLOAD_TYPE,
                        "a=rtpmap:%d %s/%d".formatted(RtpStream.PAYLOAD_TYPE, clip.codec(), Clip.TICKS_PER_SECOND),
                        "a=fmtp:%d %s".formatted(RtpStream.PAYLOAD_TYPE, parameters(clip)),
                        String.format(Locale.ROOT, "a=framerate:%.3f", clip.framesPerSecond()),
                        "a=control:" + TRACK)
                + "\r\n";
    }

    private static String parameters(Clip clip) {
        if (clip.codec() == VideoCodec.H264) {
            return "packetization-mode=1;profile-level-id=%s;sprop-parameter-sets=%s"
                    .formatted(profileLevelId(clip), base64(clip.parameterSets()));
        }
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < H265_PARAMETERS.size(); i++) {
            int type = clip.codec().parameterSetTypes().get(i);
            parameters.append(i == 0 ? "" : ";").append(H265_PARAMETERS.get(i)).append('=');
            parameters.append(base64(clip.parameterSets(type)));
        }
        return parameters.toString();
    }

    /** Profile, constraints and level: the three bytes after the sequence parameter set's header, in hexadecimal. */
    private static String profileLevelId(Clip clip) {
        byte[] bytes = new byte[3];
        int sequence = clip.codec().parameterSetTypes().get(0);
        clip.parameterSets(sequence).get(0).copyTo(1, bytes, 0, 3);
        return String.format(Locale.ROOT, "%02X%02X%02X", bytes[0], bytes[1], bytes[2]);
    }

    private static String base64(List<NalUnit> units) {
        return units.stream()
                .map(NalUnit::toBytes)
                .map(Base64.getEncoder()::encodeToString)
                .collect(Collectors.joining(","));
    }
}
