package dev.passerby.standalone.bench;

import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that serves one prepared video as many cameras, each at its own moment of it: {@code FILE COUNT}. It prints an
 * address a line and ends with whoever started it. A process of its own, because its processor time is the cameras'.
 */
final class SimulatedCameras {

    private SimulatedCameras() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BenchProcess.endWithParent();
        Clip clip = Clip.read(Path.of(arguments[0]));
        double[] moments =
                new Random(1).doubles(Integer.parseInt(arguments[1])).sorted().toArray();
        try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback())) {
            long began = System.nanoTime();
            for (int i = 0; i < moments.length; i++) {
                pauseUntil(began + Math.round(moments[i] * TimeUnit.SECONDS.toNanos(1)));
                System.out.println(server.serve("camera-" + i, clip).url());
            }
            new CountDownLatch(1).await();
        }
    }

    private static void pauseUntil(long nanos) {
        while (System.nanoTime() < nanos) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }
}
