package dev.passerby.standalone.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** GStreamer's RTSP server, playing clips in a process of its own; the test is skipped where it is not installed. */
public final class RtspServer implements AutoCloseable {

    // The system's Python: others do not know GStreamer.
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path SCRIPT = Path.of("../frame-ingest/src/test/resources/rtsp-server.py");

    private final Process process;
    private final int port;

    private RtspServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Plays H.264 clips in Matroska, each under its path. */
    public static RtspServer playing(Map<String, Path> clips) throws Exception {
        return playing(clips, "-");
    }

    /**
     * The same for who knows the account, which stays off the command line.
     *
     * @param account user:password asked for as Basic, after "digest " as Digest
     */
    public static RtspServer playing(Map<String, Path> clips, String account) throws Exception {
        assumeTrue(Files.isExecutable(PYTHON), "not run: no " + PYTHON + " for GStreamer's RTSP server");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command =
                new ArrayList<>(List.of(PYTHON.toString(), SCRIPT.toString(), Integer.toString(port), "$RTSP_ACCOUNT"));
        clips.forEach((path, clip) -> command.add(path + "=filesrc location=" + clip
                + " ! matroskademux ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RTSP_ACCOUNT", account);
        Process process = builder.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.equals("ready")) {
                return new RtspServer(process, port);
            }
        }
        process.destroyForcibly();
        assumeTrue(
                all.indexOf("No module named 'gi'") < 0 && all.indexOf("Namespace GstRtspServer") < 0,
                "not run: GStreamer's RTSP server is not installed");
        throw new IllegalStateException("GStreamer's RTSP server did not start: " + all);
    }

    public String url(String path) {
        return "rtsp://127.0.0.1:" + port + path;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
