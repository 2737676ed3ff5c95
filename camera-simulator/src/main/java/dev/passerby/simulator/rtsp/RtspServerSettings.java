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
 * @param maxConnections viewers at once; further ones are closed at the door
 * @param seed from which follows all that goes wrong at random: the same for the same seed
 * @param udp whether viewers who ask for UDP get it; where not, they are refused and come to TCP
 */
public record RtspServerSettings(
        InetAddress address,
        int port,
        Optional<Credentials> credentials,
        Duration stallLimit,
        int maxConnections,
        long seed,
        boolean udp) {

    public RtspServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, got " + port);
        }
        if (stallLimit.isNegative() || stallLimit.isZero()) {
            throw new IllegalArgumentException("a stall limit is a positive duration, got " + stallLimit);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("a server has room for 1 connection or more, got " + maxConnections);
        }
    }

    /** This machine only, any free port, no password, ten seconds for a viewer who does not read, 64 viewers, TCP. */
    public static RtspServerSettings loopback() {
        return new RtspServerSettings(
                InetAddress.getLoopbackAddress(), 0, Optional.empty(), Duration.ofSeconds(10), 64, 1, false);
    }

    public RtspServerSettings withPort(int newPort) {
        return new RtspServerSettings(address, newPort, credentials, stallLimit, maxConnections, seed, udp);
    }

    public RtspServerSettings withAddress(InetAddress newAddress) {
        return new RtspServerSettings(newAddress, port, credentials, stallLimit, maxConnections, seed, udp);
    }

    public RtspServerSettings withCredentials(String user, String password) {
        return withCredentials(new Credentials(user, password));
    }

    public RtspServerSettings withCredentials(Credentials newCredentials) {
        return new RtspServerSettings(
                address, port, Optional.of(newCredentials), stallLimit, maxConnections, seed, udp);
    }

    public RtspServerSettings withStallLimit(Duration newLimit) {
        return new RtspServerSettings(address, port, credentials, newLimit, maxConnections, seed, udp);
    }

    public RtspServerSettings withMaxConnections(int newMost) {
        return new RtspServerSettings(address, port, credentials, stallLimit, newMost, seed, udp);
    }

    public RtspServerSettings withSeed(long newSeed) {
        return new RtspServerSettings(address, port, credentials, stallLimit, maxConnections, newSeed, udp);
    }

    public RtspServerSettings withUdp() {
        return new RtspServerSettings(address, port, credentials, stallLimit, maxConnections, seed, true);
    }
}
