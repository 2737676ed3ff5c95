package dev.passerby.simulator.onvif;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers searches over UDP, those of a whole network and those for this machine alone (WS-Discovery 2005/04). */
final class SearchListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SearchListener.class);
    private static final String GROUP = "239.255.255.250";

    private final DatagramChannel channel;
    private final InetAddress address;
    private final List<SimulatedDevice> devices;
    private final Thread thread;

    private SearchListener(DatagramChannel channel, InetAddress address, List<SimulatedDevice> devices) {
        this.channel = channel;
        this.address = address;
        this.devices = devices;
        this.thread = new Thread(this::listen, "onvif-searches");
        this.thread.setDaemon(true);
    }

    /**
     * Listens from now on.
     *
     * @param address whose network is listened on; of all, if it is any
     * @throws IOException if the port cannot be listened on
     */
    static SearchListener start(InetAddress address, int port, List<SimulatedDevice> devices) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            // Other simulators on this machine hear the same searches.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(port));
            join(channel, address);
            SearchListener listener = new SearchListener(channel, address, devices);
            listener.thread.start();
            return listener;
        } catch (IOException e) {
            channel.close();
            throw new IOException("listening for searches at UDP port " + port + ": " + e.getMessage(), e);
        }
    }

    private static void join(DatagramChannel channel, InetAddress address) throws IOException {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            boolean meant = address.isAnyLocalAddress()
                    ? network.inetAddresses().anyMatch(Inet4Address.class::isInstance)
                    : network.inetAddresses().anyMatch(address::equals);
            if (meant && network.isUp()) {
                try {
                    channel.join(InetAddress.getByName(GROUP), network);
                } catch (IOException e) {
                    log.info("searches are not heard on {}: {}", network.getName(), e.getMessage());
                }
            }
        }
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private void listen() {
        ByteBuffer buffer = ByteBuffer.allocate(65_535);
        while (channel.isOpen()) {
            try {
                buffer.clear();
                SocketAddress from = channel.receive(buffer);
                byte[] message = new byte[buffer.flip().remaining()];
                buffer.get(message);
                if (from != null && isHeard((InetSocketAddress) from)) {
                    answer(message, from);
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                log.debug("a search was not answered", e);
            }
        }
    }

    /** The port is open to all networks; devices that are for this machine alone are nobody else's. */
    private boolean isHeard(InetSocketAddress from) {
        return !address.isLoopbackAddress() || from.getAddress().isLoopbackAddress();
    }

    private void answer(byte[] message, SocketAddress to) throws IOException {
        SoapRequest search = SoapRequest.read(message).orElse(null);
        if (search == null || !search.operation().equals("Probe") || !wantsCameras(search.text("Types"))) {
            return;
        }
        for (SimulatedDevice device : devices) {
            channel.send(ByteBuffer.wrap(device.match(search.text("MessageID"))), to);
        }
    }

    private static boolean wantsCameras(String types) {
        return types.isEmpty() || types.contains("NetworkVideoTransmitter") || types.contains("Device");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
