package dev.passerby.simulator.onvif;

import dev.passerby.simulator.rtsp.Credentials;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how the devices answer.
 *
 * @param address to listen on
 * @param discoveryPort where searches are heard over UDP, 0 for any free port
 * @param credentials that whoever asks for profiles must know; empty for none
 * @param proof how they are asked for
 * @param ahead by how much the devices' clock is ahead of this machine's
 */
public record OnvifSettings(
        InetAddress address, int discoveryPort, Optional<Credentials> credentials, Proof proof, Duration ahead) {

    private static final int DISCOVERY_PORT = 3702;

    /** How the password is asked for. */
    public enum Proof {
        /** In the message: a WS-UsernameToken with a digest. */
        TOKEN,
        /** In the request: HTTP Digest. */
        DIGEST
    }

    /** At the usual port of discovery, no password, the right time. */
    public static OnvifSettings at(InetAddress address) {
        return new OnvifSettings(address, DISCOVERY_PORT, Optional.empty(), Proof.TOKEN, Duration.ZERO);
    }

    public OnvifSettings withDiscoveryPort(int port) {
        return new OnvifSettings(address, port, credentials, proof, ahead);
    }

    public OnvifSettings withCredentials(Optional<Credentials> asked) {
        return new OnvifSettings(address, discoveryPort, asked, proof, ahead);
    }

    public OnvifSettings withProof(Proof wanted) {
        return new OnvifSettings(address, discoveryPort, credentials, wanted, ahead);
    }

    public OnvifSettings withClockAhead(Duration by) {
        return new OnvifSettings(address, discoveryPort, credentials, proof, by);
    }
}
