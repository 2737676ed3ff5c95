package dev.passerby.ingest.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * Who came to a gateway's port and knew its secret path: FFmpeg, on its first request.
 *
 * @param socket its connection
 * @param says what it says from now on
 * @param first the request it came with
 */
record Guest(Socket socket, RtspInput says, RtspMessage first) {

    private static final int FIRST_REQUEST_MILLIS = 1000;

    /**
     * Waits for the one who knows the path; hangs up on everybody else.
     *
     * @param packets takes the media packets of the guest
     */
    static Guest admit(ServerSocket door, String localUrl, OutputStream packets, Duration most) throws IOException {
        door.setSoTimeout((int) most.toMillis());
        while (true) {
            Socket socket = door.accept();
            try {
                socket.setSoTimeout(FIRST_REQUEST_MILLIS);
                RtspInput says = new RtspInput(socket.getInputStream(), packets);
                RtspMessage first = says.next();
                if (first.url().startsWith(localUrl)) {
                    socket.setSoTimeout(0);
                    return new Guest(socket, says, first);
                }
                socket.close();
            } catch (IOException e) {
                socket.close();
            }
        }
    }
}
