package dev.passerby.simulator.rtsp;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A viewer in plain Java, who sees the bytes. Every read waits at most some seconds. */
final class RawViewer implements AutoCloseable {

    static final int PATIENCE_MILLIS = 10_000;

    private final String url;
    private final Socket socket;
    private final DataInputStream in;
    private String session = "";
    private int sequence;

    record Answer(int status, Map<String, String> headers, String body) {}

    /** @param channel 0 for RTP, 1 for RTCP */
    record Packet(int channel, byte[] bytes) {

        boolean beginsAKeyFrame() {
            // Parameter sets precede key frames only.
            return channel == 0 && (bytes[12] & 0x1F) == 7;
        }

        boolean endsAPicture() {
            return channel == 0 && (bytes[1] & 0x80) != 0;
        }

        int sequenceNumber() {
            return ByteBuffer.wrap(bytes).getShort(2) & 0xFFFF;
        }

        /** The RTP time, 32 bits, of a packet or a sender report. */
        long timestamp() {
            return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(channel == 0 ? 4 : 16));
        }

        /** The wall-clock time of a sender report, in seconds since 1970. */
        long reportedSeconds() {
            return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(8)) - 2_208_988_800L;
        }
    }

    private RawViewer(String url, int receiveBufferBytes) throws IOException {
        this.url = url;
        this.socket = new Socket();
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        socket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), URI.create(url).getPort()),
                PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 512));
    }

    String url() {
        return url;
    }

    static RawViewer connect(String url) throws IOException {
        return new RawViewer(url, 0);
    }

    static RawViewer connectWithSmallBuffer(String url) throws IOException {
        return new RawViewer(url, 4096);
    }

    static RawViewer play(String url) throws IOException {
        RawViewer viewer = connect(url);
        viewer.startPlaying();
        return viewer;
    }

    void startPlaying() throws IOException {
        Answer setUp = ask("SETUP", url + "/trackID=0", "Transport: RTP/AVP/TCP;unicast;interleaved=0-1");
        session = setUp.headers().get("session").split(";", 2)[0];
        Answer playing = ask("PLAY", url, "Session: " + session);
        if (playing.status() != 200) {
            throw new IOException("PLAY was answered with " + playing.status());
        }
    }

    Answer ask(String method) throws IOException {
        return ask(method, url, "Session: " + session);
    }

    Answer ask(String method, String uri, String... headers) throws IOException {
        send(method + " " + uri + " RTSP/1.0\r\nCSeq: " + ++sequence + "\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n");
        return answer();
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next answer; packets before it are dropped. */
    Answer answer() throws IOException {
        int first = in.readUnsignedByte();
        while (first == '$') {
            packetAfterDollar();
            first = in.readUnsignedByte();
        }
        String status = (char) first + line();
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.put(
                    line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    Packet packet() throws IOException {
        int first = in.readUnsignedByte();
        if (first != '$') {
            throw new IOException("expected a packet, got byte " + first);
        }
        return packetAfterDollar();
    }

    Packet rtpPacket() throws IOException {
        Packet packet = packet();
        while (packet.channel() != 0) {
            packet = packet();
        }
        return packet;
    }

    /** The next sender report; packets before it are dropped. */
    Packet report() throws IOException {
        Packet packet = packet();
        while (packet.channel() != 1) {
            packet = packet();
        }
        return packet;
    }

    private Packet packetAfterDollar() throws IOException {
        int channel = in.readUnsignedByte();
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return new Packet(channel, bytes);
    }

    /** Reads to the end of the next picture. */
    void picture() throws IOException {
        while (!rtpPacket().endsAPicture()) {
            // Fragments and parameter sets.
        }
    }

    /** Raw bytes, as many as asked for. */
    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    /** Reads until the server has closed the connection; throws where nothing comes for some seconds instead. */
    void readToEnd() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try {
            while (in.read(buffer) >= 0) {
                // What was on its way.
            }
        } catch (EOFException | java.net.SocketException e) {
            // Closed with something unread.
        }
    }

    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
