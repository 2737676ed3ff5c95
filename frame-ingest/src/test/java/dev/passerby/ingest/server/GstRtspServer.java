package dev.passerby.ingest.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** GStreamer's RTSP server, in a process of its own; the test is skipped where it is not installed. */
public final class GstRtspServer implements AutoCloseable {

    // The system's Python: others do not know GStreamer.
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private final Process process;
    private final int port;

    private GstRtspServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server.
     *
     * @param account user:password that it asks for as Basic, after "digest " as Digest; or "-"
     * @param launches what it shows, by path
     */
    public static GstRtspServer start(int port, String account, Map<String, String> launches) throws Exception {
        assumeTrue(Files.isExecutable(PYTHON), "no " + PYTHON + " to run GStreamer's RTSP server with");
        Path script = Path.of(GstRtspServer.class.getResource("/rtsp-server.py").toURI());
        List<String> command =
                new ArrayList<>(List.of(PYTHON.toString(), script.toString(), Integer.toString(port), account));
        launches.forEach((path, launch) -> command.add(path + "=" + launch));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.equals("ready")) {
                return new GstRtspServer(process, port);
            }
        }
        process.destroyForcibly();
        boolean missing = all.indexOf("No module named 'gi'") >= 0 || all.indexOf("Namespace GstRtspServer") >= 0;
        assumeTrue(!missing, "GStreamer's RTSP server is not installed (gir1.2-gst-rtsp-server-1.0, python3-gi)");
        throw new IllegalStateException("GStreamer's RTSP server did not start: " + all);
    }

    public static GstRtspServer start(Map<String, String> launches) throws Exception {
        return start(freePort(), "-", launches);
    }

    public static String h264(Path clip) {
        return "filesrc location=" + clip
                + " ! matroskademux ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1";
    }

    public static String h265(Path clip) {
        return "filesrc location=" + clip
                + " ! matroskademux ! h265parse ! rtph265pay name=pay0 pt=96 config-interval=-1";
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public String url(String path) {
        return "rtsp://127.0.0.1:" + port + path;
    }

    /** Stops the process in its tracks: connections stay open and nothing comes. */
    public void freeze() throws Exception {
        Process kill = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("cannot stop process " + process.pid());
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
