package dev.passerby.simulator;

import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The program: serves video files as cameras on this machine until it is interrupted. */
public final class CameraSimulator {

    private CameraSimulator() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        int code = run(arguments, System.out, System.err, never);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Serves until the latch opens; exit code 0, 1 where serving failed, 2 where the arguments are wrong. */
    static int run(String[] arguments, PrintStream out, PrintStream err, CountDownLatch stop)
            throws InterruptedException {
        try {
            CameraOptions options = CameraOptions.parse(arguments);
            try (RtspCameraServer server =
                    RtspCameraServer.start(RtspServerSettings.loopback().withPort(options.port()))) {
                for (Map.Entry<String, Path> camera : options.files().entrySet()) {
                    Clip clip = Clip.read(camera.getValue());
                    out.println(server.serve(camera.getKey(), clip).url());
                }
                stop.await();
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
