package dev.passerby.simulator.rtsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;

/**
 * One viewer's packets by UDP, from a pair of ports to a pair of ports. Nothing waits: what the system has no room for is
 * lost, as it would be on the network.
 */
final class UdpSender implements AutoCloseable {

    /** How often a pair of neighbouring ports is looked for; RFC 3550, section 11, wants RTP's to be even. */
    private static final int TRIES = 100;

    private static final int SEND_BUFFER_BYTES = 1024 * 1024;

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final UdpPorts ports;

    private UdpSender(DatagramChannel rtp, DatagramChannel rtcp, UdpPorts ports) {
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.ports = ports;
    }

    /** Opens ports at an address of the server's, towards the viewer's. */
    static UdpSender open(InetAddress local, InetAddress viewer, UdpPorts asked) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            DatagramChannel first = bound(local, 0);
            int port = portOf(first);
            try {
                if (port % 2 == 0 && port < 65_535) {
                    DatagramChannel second = bound(local, port + 1);
                    first.connect(new InetSocketAddress(viewer, asked.clientRtp()));
                    second.connect(new InetSocketAddress(viewer, asked.clientRtcp()));
                    return new UdpSender(first, second, asked.withServer(port, port + 1));
                }
            } catch (java.net.BindException e) {
                // The neighbour is taken: another pair.
            }
            first.close();
        }
        throw new IOException("no two neighbouring UDP ports are free at " + local.getHostAddress());
    }

    private static DatagramChannel bound(InetAddress local, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            channel.bind(new InetSocketAddress(local, port));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static int portOf(DatagramChannel channel) throws IOException {
        return channel.getLocalAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
    }

    UdpPorts ports() {
        return ports;
    }

    void sendRtp(List<byte[]> packets) {
        packets.forEach(packet -> send(rtp, packet));
    }

    void sendRtcp(byte[] packet) {
        send(rtcp, packet);
    }

    private static void send(DatagramChannel channel, byte[] packet) {
        try {
            channel.write(ByteBuffer.wrap(packet));
        } catch (IOException e) {
            // Lost; a viewer who is gone is noticed by its RTSP connection.
        }
    }

    @Override
    public void close() throws IOException {
        rtp.close();
        rtcp.close();
    }
}
