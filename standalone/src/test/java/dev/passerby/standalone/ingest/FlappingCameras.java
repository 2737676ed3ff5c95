package dev.passerby.standalone.ingest;

import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Cameras that hang up on every viewer every three seconds, each at its own moment, and refuse new ones for half a second. */
final class FlappingCameras implements AutoCloseable {

    private static final long PERIOD_MILLIS = 3_000;
    private static final long AWAY_MILLIS = 500;
    private static final int CAMERAS_A_SERVER = 50;

    private final List<RtspCameraServer> servers = new ArrayList<>();
    private final List<LiveStream> cameras = new ArrayList<>();
    private final ScheduledExecutorService flapping = Executors.newSingleThreadScheduledExecutor();

    FlappingCameras(Clip clip, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (i % CAMERAS_A_SERVER == 0) {
                servers.add(RtspCameraServer.start(RtspServerSettings.loopback()));
            }
            LiveStream camera = servers.get(i / CAMERAS_A_SERVER).serve("flapping-" + i, clip);
            cameras.add(camera);
            long begin = PERIOD_MILLIS * i / count;
            every(begin, () -> camera.misbehave(Misbehaviour.CLOSING));
            every(begin + AWAY_MILLIS, camera::behave);
        }
    }

    private void every(long beginMillis, Runnable turn) {
        var unused = flapping.scheduleAtFixedRate(turn, beginMillis, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    List<String> urls() {
        return cameras.stream().map(LiveStream::url).toList();
    }

    @Override
    public void close() {
        flapping.shutdownNow();
        servers.forEach(RtspCameraServer::close);
    }
}
