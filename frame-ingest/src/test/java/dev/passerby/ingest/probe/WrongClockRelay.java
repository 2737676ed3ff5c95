package dev.passerby.ingest.probe;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A way to a camera on which the camera's clock comes to be wrong: adds seconds to the time in its sender reports. */
final class WrongClockRelay implements AutoCloseable {

    private static final int INTERLEAVED = '$';
    private static final int RTCP_CHANNEL = 1;
    private static final int SENDER_REPORT = 200;
    private static final int NTP_SECONDS = 8;

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final int cameraPort;
    private final int seconds;

    WrongClockRelay(int cameraPort, int seconds) throws IOException {
        this.cameraPort = cameraPort;
        this.seconds = seconds;
        daemon(() -> {
            while (true) {
                Socket viewer = server.accept();
                daemon(() -> relay(viewer));
            }
        });
    }

    String url(String path) {
        return "rtsp://127.0.0.1:" + server.getLocalPort() + path;
    }

    private void relay(Socket viewer) throws IOException {
        try (viewer;
                Socket camera = new Socket(InetAddress.getLoopbackAddress(), cameraPort)) {
            daemon(() -> viewer.getInputStream().transferTo(camera.getOutputStream()));
            DataInputStream in = new DataInputStream(new BufferedInputStream(camera.getInputStream()));
            DataOutputStream out = new DataOutputStream(viewer.getOutputStream());
            for (int next = in.read(); next >= 0; next = in.read()) {
                out.write(next);
                // No answer of the servers in these tests holds a '$'.
                if (next == INTERLEAVED) {
                    pass(in, out);
                }
            }
        }
    }

    private void pass(InputStream from, DataOutputStream out) throws IOException {
        DataInputStream in = new DataInputStream(from);
        int channel = in.readUnsignedByte();
        byte[] packet = new byte[in.readUnsignedShort()];
        in.readFully(packet);
        if (channel == RTCP_CHANNEL && (packet[1] & 0xff) == SENDER_REPORT) {
            ByteBuffer report = ByteBuffer.wrap(packet);
            report.putInt(NTP_SECONDS, report.getInt(NTP_SECONDS) + seconds);
        }
        out.writeByte(channel);
        out.writeShort(packet.length);
        out.write(packet);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One end went away, as it should.
                    }
                },
                "wrong-clock-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
