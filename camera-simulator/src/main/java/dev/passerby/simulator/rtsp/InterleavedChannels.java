package dev.passerby.simulator.rtsp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two channel numbers under which RTP and RTCP packets travel inside the RTSP connection (RFC 2326, section 10.12).
 */
record InterleavedChannels(int rtp, int rtcp) implements Transport {

    private static final Pattern INTERLEAVED = Pattern.compile("interleaved=([0-9]{1,3})(?:-([0-9]{1,3}))?");

    /** The channels of an offer, in lower case; 0 and 1 where it names none, empty where there are no such channels. */
    static Optional<InterleavedChannels> in(String offer) {
        if (!INTERLEAVED.matcher(offer).find()) {
            return Optional.of(new InterleavedChannels(0, 1));
        }
        return Transport.pair(offer, INTERLEAVED, 255).map(pair -> new InterleavedChannels(pair[0], pair[1]));
    }

    @Override
    public String header(int ssrc) {
        return String.format(Locale.ROOT, "RTP/AVP/TCP;unicast;interleaved=%d-%d;ssrc=%08X", rtp, rtcp, ssrc);
    }
}
