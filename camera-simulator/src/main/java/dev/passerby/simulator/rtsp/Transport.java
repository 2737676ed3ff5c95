package dev.passerby.simulator.rtsp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way on which a viewer gets packets: inside the RTSP connection, or by UDP beside it. */
sealed interface Transport permits InterleavedChannels, UdpPorts {

    /** The answer's {@code Transport} header (RFC 2326, section 12.39). */
    String header(int ssrc);

    /**
     * The first of the offered transports that can be had.
     *
     * @param offers the request's {@code Transport} header
     * @param udp whether UDP can be had
     */
    static Optional<Transport> offeredIn(String offers, boolean udp) {
        for (String offer : offers.split(",", -1)) {
            String parameters = offer.strip().toLowerCase(Locale.ROOT);
            Optional<Transport> transport = Optional.empty();
            if (parameters.startsWith("rtp/avp/tcp")) {
                transport = InterleavedChannels.in(parameters).map(Transport.class::cast);
            } else if (udp && parameters.matches("rtp/avp(/udp)?;.*unicast.*")) {
                transport = UdpPorts.in(parameters).map(Transport.class::cast);
            }
            if (transport.isPresent()) {
                return transport;
            }
        }
        return Optional.empty();
    }

    /**
     * The two numbers of a parameter such as {@code interleaved=0-1}; the second is the one after the first if it is not said.
     */
    static Optional<int[]> pair(String parameters, Pattern parameter, int largest) {
        Matcher found = parameter.matcher(parameters);
        if (!found.find()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(found.group(1));
        int second = found.group(2) == null ? first + 1 : Integer.parseInt(found.group(2));
        return first > largest || second > largest ? Optional.empty() : Optional.of(new int[] {first, second});
    }
}
