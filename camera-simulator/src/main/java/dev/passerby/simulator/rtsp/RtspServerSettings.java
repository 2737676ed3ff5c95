package dev.passerby.simulator.rtsp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how a server serves.
 *
 * @param address to listen on
 * @param port to listen on, 0 for any free one
 * @param credentials that viewers must know, by Digest authentication; empty for none
 * @param stallLimit how long a viewer may read nothing before it is disconnected
 */
public record RtspServerSettings(
        InetAddress address, int port, Optional<Credentials> credentials, Duration stallLimit) {

    public RtspServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, got " + port);
        }
        if (stallLimit.isNegative() || stallLimit.isZero()) {
            throw new IllegalArgumentException("a stall limit is a positive duration, got " + stallLimit);
        }
    }

    /** This machine only, any free port, no password, ten seconds for a viewer who does not read. */
    public static RtspServerSettings loopback() {
        return new RtspServerSettings(InetAddress.getLoopbackAddress(), 0, Optional.empty(), Duration.ofSeconds(10));
    }

    public RtspServerSettings withPort(int newPort) {
        return new RtspServerSettings(address, newPort, credentials, stallLimit);
    }

    public RtspServerSettings withAddress(InetAddress newAddress) {
        return new RtspServerSettings(newAddress, port, credentials, stallLimit);
    }

    public RtspServerSettings withCredentials(String user, String password) {
        return new RtspServerSettings(address, port, Optional.of(new Credentials(user, password)), stallLimit);
    }

    public RtspServerSettings withStallLimit(Duration newLimit) {
        return new RtspServerSettings(address, port, credentials, newLimit);
    }
}
