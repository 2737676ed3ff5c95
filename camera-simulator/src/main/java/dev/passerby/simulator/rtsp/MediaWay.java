package dev.passerby.simulator.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one viewer's packets: between the answers in its RTSP connection, or by UDP beside it. Ports are opened and the
 * way is chosen on the viewers' thread; packets come from any.
 */
final class MediaWay implements AutoCloseable {

    private final SocketChannel connection;
    private final Outbox outbox;
    private volatile Transport chosen = new InterleavedChannels(0, 1);
    private volatile @Nullable UdpSender udp;

    MediaWay(SocketChannel connection, Outbox outbox) {
        this.connection = connection;
        this.outbox = outbox;
    }

    /** Opens the server's ports for a viewer who asks for UDP. */
    UdpPorts open(UdpPorts asked) throws IOException {
        close();
        UdpSender opened = UdpSender.open(
                connection.socket().getLocalAddress(), connection.socket().getInetAddress(), asked);
        udp = opened;
        return opened.ports();
    }

    void choose(Transport transport) {
        chosen = transport;
    }

    /** Takes RTP packets, all or none; says whether. */
    boolean offerRtp(List<byte[]> packets) throws IOException {
        UdpSender beside = udp;
        if (chosen instanceof InterleavedChannels channels) {
            ByteBuffer frames = ByteBuffer.allocate(
                    packets.stream().mapToInt(packet -> 4 + packet.length).sum());
            packets.forEach(packet -> frame(channels.rtp(), packet, frames));
            return outbox.offer(frames.flip());
        }
        if (beside != null) {
            beside.sendRtp(packets);
        }
        return true;
    }

    boolean offerRtcp(byte[] packet) throws IOException {
        UdpSender beside = udp;
        if (chosen instanceof InterleavedChannels channels) {
            ByteBuffer frame = ByteBuffer.allocate(4 + packet.length);
            frame(channels.rtcp(), packet, frame);
            return outbox.offer(frame.flip());
        }
        if (beside != null) {
            beside.sendRtcp(packet);
        }
        return true;
    }

    /** Takes bytes that are no packet: not framed in the connection, a datagram beside it. */
    boolean offerRaw(byte[] bytes) throws IOException {
        return chosen instanceof InterleavedChannels ? outbox.offer(ByteBuffer.wrap(bytes)) : offerRtp(List.of(bytes));
    }

    /** A packet between RTSP messages: dollar sign, channel, length, packet (RFC 2326, section 10.12). */
    private static void frame(int channel, byte[] packet, ByteBuffer into) {
        into.put((byte) '$').put((byte) channel).putShort((short) packet.length).put(packet);
    }

    @Override
    public void close() throws IOException {
        UdpSender before = udp;
        if (before != null) {
            before.close();
        }
    }
}
