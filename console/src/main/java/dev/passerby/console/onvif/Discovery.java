package dev.passerby.console.onvif;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a network who is there, and gathers the answers for some seconds (WS-Discovery over UDP, IPv4 groups). */
final class Discovery {

    /** The port at which devices are asked. */
    static final int PORT = 3702;

    private static final String GROUP = "239.255.255.250";

    /** A datagram may be lost: everything is asked again this much later. */
    private static final Duration REPEAT = Duration.ofMillis(500);

    /** A device that was asked by its address has said all this long after its first word. */
    private static final Duration LINGER = Duration.ofMillis(400);

    private static final int MOST_DEVICES = 256;
    private static final int MOST_ANSWERS = 4_096;

    private final Reach reach;

    Discovery(Reach reach) {
        this.reach = reach;
    }

    /** Every device that answers on any interface whose network may hold cameras, joined where it answers several times. */
    List<ProbeMatch> everywhere(Duration wait) throws IOException {
        List<DatagramChannel> channels = new ArrayList<>();
        try {
            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                own(network).ifPresent(address -> open(network, address).ifPresent(channels::add));
            }
            return gather(channels, new InetSocketAddress(GROUP, PORT), wait, null);
        } finally {
            close(channels);
        }
    }

    /** The devices that answer at one address. */
    List<ProbeMatch> at(InetSocketAddress address, Duration wait) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(null);
            return gather(List.of(channel), address, wait, LINGER);
        }
    }

    /** This machine's own address on the network, if it can be asked there and cameras may be there. */
    private Optional<InetAddress> own(NetworkInterface network) {
        try {
            boolean usable = network.isUp() && (network.supportsMulticast() || network.isLoopback());
            return usable
                    ? network.inetAddresses()
                            .filter(Inet4Address.class::isInstance)
                            .filter(reach.allowed())
                            .findFirst()
                    : Optional.empty();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static Optional<DatagramChannel> open(NetworkInterface network, InetAddress own) {
        try {
            DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
            try {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
                channel.bind(new InetSocketAddress(own, 0));
                return Optional.of(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            // An interface that went away, or knows no groups: the others are asked.
            return Optional.empty();
        }
    }

    /** @param linger how long to go on after the first answer; absent to wait to the end */
    private static List<ProbeMatch> gather(
            List<DatagramChannel> channels, SocketAddress to, Duration wait, @Nullable Duration linger)
            throws IOException {
        Map<String, ProbeMatch> found = new LinkedHashMap<>();
        List<byte[]> probes = Probe.messages();
        try (Selector selector = Selector.open()) {
            for (DatagramChannel channel : channels) {
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ);
            }
            long begun = System.nanoTime();
            long end = begun + wait.toNanos();
            long again = begun;
            int answers = 0;
            ByteBuffer buffer = ByteBuffer.allocate(65_535);
            for (long now = begun; now < end && answers < MOST_ANSWERS; now = System.nanoTime()) {
                if (now >= again) {
                    channels.forEach(channel -> send(channel, probes, to));
                    again = again == begun ? begun + REPEAT.toNanos() : Long.MAX_VALUE;
                }
                selector.select(Math.max(1, (Math.min(end, again) - now) / 1_000_000));
                int heard = 0;
                for (SelectionKey key : selector.selectedKeys()) {
                    heard += receive((DatagramChannel) key.channel(), buffer, found);
                }
                selector.selectedKeys().clear();
                answers += heard;
                if (heard > 0 && linger != null) {
                    end = Math.min(end, System.nanoTime() + linger.toNanos());
                }
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static void send(DatagramChannel channel, List<byte[]> probes, SocketAddress to) {
        for (byte[] probe : probes) {
            try {
                channel.send(ByteBuffer.wrap(probe), to);
            } catch (IOException e) {
                // No way there from this interface.
            }
        }
    }

    /** Takes one datagram; 1 if there was any. */
    private static int receive(DatagramChannel channel, ByteBuffer buffer, Map<String, ProbeMatch> found) {
        try {
            buffer.clear();
            if (channel.receive(buffer) == null) {
                return 0;
            }
            byte[] message = new byte[buffer.flip().remaining()];
            buffer.get(message);
            for (ProbeMatch match : ProbeMatch.in(message)) {
                if (found.size() < MOST_DEVICES || found.containsKey(match.identity())) {
                    found.merge(match.identity(), match, ProbeMatch::joined);
                }
            }
        } catch (IOException | OnvifException e) {
            // Nobody's answer: a port that is closed there, or a message that says nothing.
        }
        return 1;
    }

    private static void close(List<DatagramChannel> channels) {
        for (DatagramChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was left in it.
            }
        }
    }
}
