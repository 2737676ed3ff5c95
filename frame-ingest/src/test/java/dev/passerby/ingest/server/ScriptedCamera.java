package dev.passerby.ingest.server;

import dev.passerby.ingest.camera.StopSignal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A camera that misbehaves as its script says, on a port of the loopback interface. */
public final class ScriptedCamera implements AutoCloseable {

    /** What the camera does with a connection. */
    public interface Script {
        void serve(Socket socket, StopSignal stop) throws IOException;
    }

    private static final String SDP = """
            v=0
            o=- 0 0 IN IP4 127.0.0.1
            s=x
            t=0 0
            m=video 0 RTP/AVP 96
            a=rtpmap:96 H264/90000
            a=fmtp:96 packetization-mode=1
            a=control:track1
            """.replace("\n", "\r\n");

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final StopSignal stop = new StopSignal();
    private final AtomicInteger connections = new AtomicInteger();

    public ScriptedCamera(Script script) throws IOException {
        Thread accepting = new Thread(() -> accept(script), "scripted-camera");
        accepting.setDaemon(true);
        accepting.start();
    }

    private void accept(Script script) {
        while (!stop.isStopped()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread serving = new Thread(() -> serve(script, socket), "scripted-camera-connection");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Script script, Socket socket) {
        try (socket) {
            script.serve(socket, stop);
        } catch (IOException e) {
            // The client went away, as it should.
        }
    }

    public String url() {
        return "rtsp://127.0.0.1:" + server.getLocalPort() + "/stream";
    }

    /** How many connections came in so far. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        stop.stop();
        server.close();
    }

    /** Accepts and says nothing. */
    public static void staySilent(Socket socket, StopSignal stop) {
        stop.await(Duration.ofMinutes(1));
    }

    /** Sends an answer that never ends, one byte at a time. */
    public static void drip(Socket socket, StopSignal stop) throws IOException {
        while (!stop.await(Duration.ofMillis(100))) {
            socket.getOutputStream().write('R');
        }
    }

    /** Sends random bytes as fast as they are taken. */
    public static void talkGarbage(Socket socket, StopSignal stop) throws IOException {
        Random random = new Random(1);
        byte[] bytes = new byte[4096];
        while (!stop.isStopped()) {
            random.nextBytes(bytes);
            socket.getOutputStream().write(bytes);
        }
    }

    /** Promises video, and then follows another script. */
    public static Script playing(Script then) {
        return (socket, stop) -> {
            answerUntilPlay(socket);
            then.serve(socket, stop);
        };
    }

    /** Sends ten slices a second that belong to no picture. */
    public static void sendOrphans(Socket socket, StopSignal stop) throws IOException {
        Random random = new Random(1);
        OutputStream out = socket.getOutputStream();
        byte[] slice = new byte[200];
        for (int i = 0; !stop.await(Duration.ofMillis(100)); i++) {
            random.nextBytes(slice);
            slice[0] = 0x41;
            ByteBuffer packet = ByteBuffer.allocate(4 + 12 + slice.length);
            packet.put((byte) '$').put((byte) 0).putShort((short) (12 + slice.length));
            packet.put((byte) 0x80)
                    .put((byte) (0x80 | 96))
                    .putShort((short) i)
                    .putInt(i * 9000)
                    .putInt(1);
            out.write(packet.put(slice).array());
        }
    }

    /** Sends the client elsewhere. */
    public static Script redirecting(String target) {
        return (socket, stop) -> {
            BufferedReader in = reader(socket);
            for (String request = nextRequest(in); request != null; request = nextRequest(in)) {
                String sequence = sequenceOf(request);
                String answer = request.startsWith("DESCRIBE")
                        ? "RTSP/1.0 302 Moved\r\nCSeq: " + sequence + "\r\nLocation: " + target + "\r\n\r\n"
                        : "RTSP/1.0 200 OK\r\nCSeq: " + sequence + "\r\nPublic: DESCRIBE, SETUP, PLAY\r\n\r\n";
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    /** Writes down what the client sends and answers nothing. */
    public static Script recording(ByteArrayOutputStream received) {
        return (socket, stop) -> {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                received.write(b);
            }
        };
    }

    private static void answerUntilPlay(Socket socket) throws IOException {
        BufferedReader in = reader(socket);
        for (String request = nextRequest(in); request != null; request = nextRequest(in)) {
            String head = "RTSP/1.0 200 OK\r\nCSeq: " + sequenceOf(request) + "\r\nSession: 1\r\n";
            String answer = head + "Public: DESCRIBE, SETUP, PLAY\r\n\r\n";
            if (request.startsWith("DESCRIBE")) {
                answer = head + "Content-Type: application/sdp\r\nContent-Length: " + SDP.length() + "\r\n\r\n" + SDP;
            } else if (request.startsWith("SETUP")) {
                answer = head + "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n";
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            if (request.startsWith("PLAY")) {
                return;
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static String nextRequest(BufferedReader in) throws IOException {
        StringBuilder request = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                return request.toString();
            }
            request.append(line).append('\n');
        }
        return null;
    }

    private static String sequenceOf(String request) {
        return request.lines()
                .filter(line -> line.startsWith("CSeq:"))
                .map(line -> line.substring(5).strip())
                .findFirst()
                .orElse("0");
    }
}
