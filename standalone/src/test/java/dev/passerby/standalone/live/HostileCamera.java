package dev.passerby.standalone.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A camera that asks for the password itself, gets it, and then does something with it. */
final class HostileCamera implements AutoCloseable {

    /** What the camera says to a request that brought the password. */
    interface Malice {
        /**
         * The answer to a request.
         *
         * @param method of the request
         * @param authorization what came with it, {@code Basic …}
         * @return a status with its reason, then further headers and a body
         */
        String answer(String method, String authorization);
    }

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger passwords = new AtomicInteger();
    private final Malice malice;

    HostileCamera(Malice malice) throws IOException {
        this.malice = malice;
        daemon(this::accept);
    }

    String url() {
        return "rtsp://127.0.0.1:" + server.getLocalPort() + "/stream";
    }

    int connections() {
        return connections.get();
    }

    /** How often a password came. */
    int passwords() {
        return passwords.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String method = "";
            String number = "0";
            String authorization = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains(" RTSP/1.0")) {
                    method = line.substring(0, line.indexOf(' '));
                } else if (line.startsWith("CSeq: ")) {
                    number = line.substring(6);
                } else if (line.startsWith("Authorization: ")) {
                    authorization = line.substring(15);
                    passwords.incrementAndGet();
                } else if (line.isEmpty()) {
                    String answer = authorization.isEmpty()
                            ? "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"door\"\r\n\r\n"
                            : malice.answer(method, authorization);
                    String numbered = answer.replaceFirst("\r\n", "\r\nCSeq: " + number + "\r\n");
                    socket.getOutputStream().write(("RTSP/1.0 " + numbered).getBytes(StandardCharsets.ISO_8859_1));
                    authorization = "";
                }
            }
        } catch (IOException e) {
            // The client hung up, as it should.
        }
    }

    private static void daemon(Runnable body) {
        Thread thread = new Thread(body, "hostile-camera");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
