package dev.passerby.simulator.rtsp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ports between which RTP and RTCP packets travel by UDP.
 *
 * @param serverRtp 0 while the server has none
 * @param serverRtcp 0 while the server has none
 */
record UdpPorts(int clientRtp, int clientRtcp, int serverRtp, int serverRtcp) implements Transport {

    private static final Pattern CLIENT_PORT = Pattern.compile("client_port=([0-9]{1,5})(?:-([0-9]{1,5}))?");

    /** The viewer's ports in an offer, in lower case. */
    static Optional<UdpPorts> in(String offer) {
        return Transport.pair(offer, CLIENT_PORT, 65_535)
                .filter(pair -> pair[0] > 0)
                .map(pair -> new UdpPorts(pair[0], pair[1], 0, 0));
    }

    UdpPorts withServer(int rtp, int rtcp) {
        return new UdpPorts(clientRtp, clientRtcp, rtp, rtcp);
    }

    @Override
    public String header(int ssrc) {
        return String.format(
                Locale.ROOT,
                "RTP/AVP;unicast;client_port=%d-%d;server_port=%d-%d;ssrc=%08X",
                clientRtp,
                clientRtcp,
                serverRtp,
                serverRtcp,
                ssrc);
    }
}
