package dev.passerby.ingest.server;

import dev.passerby.ingest.camera.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A script that asks for a password, never takes it, and writes down how it was answered. */
public final class PasswordCamera implements ScriptedCamera.Script {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile String challenge;

    /**
     * @param challenge what follows {@code WWW-Authenticate:}
     */
    public PasswordCamera(String challenge) {
        this.challenge = challenge;
    }

    /** Asks differently from the next request on. */
    public void askFor(String other) {
        challenge = other;
    }

    /** The requests and headers so far. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void serve(Socket socket, StopSignal stop) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String number = "0";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (line.startsWith("CSeq:")) {
                number = line.substring(5).strip();
            }
            if (line.isEmpty()) {
                socket.getOutputStream()
                        .write(("RTSP/1.0 401 Unauthorized\r\nCSeq: " + number + "\r\nWWW-Authenticate: " + challenge
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
