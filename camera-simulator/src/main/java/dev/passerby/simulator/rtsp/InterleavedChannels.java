package dev.passerby.simulator.rtsp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two channel numbers under which RTP and RTCP packets travel inside the RTSP connection (RFC 2326, section 10.12).
 */
record InterleavedChannels(int rtp, int rtcp) {

    private static final Pattern INTERLEAVED = Pattern.compile("interleaved=([0-9]{1,3})(?:-([0-9]{1,3}))?");

    /** The channels of the first offered transport that is TCP; empty where the viewer offers only others. */
    static Optional<InterleavedChannels> offeredIn(String transport) {
        for (String offer : transport.split(",", -1)) {
            String parameters = offer.strip().toLowerCase(Locale.ROOT);
            if (parameters.startsWith("rtp/avp/tcp")) {
                return channels(parameters);
            }
        }
        return Optional.empty();
    }

    private static Optional<InterleavedChannels> channels(String parameters) {
        Matcher found = INTERLEAVED.matcher(parameters);
        if (!found.find()) {
            return Optional.of(new InterleavedChannels(0, 1));
        }
        int rtp = Integer.parseInt(found.group(1));
        int rtcp = found.group(2) == null ? rtp + 1 : Integer.parseInt(found.group(2));
        return rtp > 255 || rtcp > 255 ? Optional.empty() : Optional.of(new InterleavedChannels(rtp, rtcp));
    }

    String transport(int ssrc) {
        return String.format(Locale.ROOT, "RTP/AVP/TCP;unicast;interleaved=%d-%d;ssrc=%08X", rtp, rtcp, ssrc);
    }
}
