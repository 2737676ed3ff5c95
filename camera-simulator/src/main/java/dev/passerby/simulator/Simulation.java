package dev.passerby.simulator;

import dev.passerby.simulator.fault.Script;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cameras that run by a script until they are closed. */
public final class Simulation implements AutoCloseable {

    private static final int MIN_CONNECTIONS = 64;
    private static final int CONNECTIONS_PER_CAMERA = 4;

    /** Cameras begin this long one after another at most, so that not all send at the same instant. */
    private static final Duration SPREAD = Duration.ofSeconds(1);

    private final RtspCameraServer server;
    private final List<LiveStream> cameras;

    private Simulation(RtspCameraServer server, List<LiveStream> cameras) {
        this.server = server;
        this.cameras = List.copyOf(cameras);
    }

    /**
     * Serves the cameras; each follows the script from its own start on.
     *
     * @param settings of which the number of connections is raised to what the cameras need
     * @throws IllegalArgumentException with a line for the user where a camera cannot be called what it is
     * @throws IOException if the address and port cannot be listened on
     */
    public static Simulation start(RtspServerSettings settings, CameraSet set, Script script) throws IOException {
        int connections = Math.max(MIN_CONNECTIONS, CONNECTIONS_PER_CAMERA * set.size());
        RtspCameraServer server =
                RtspCameraServer.start(settings.withMaxConnections(Math.max(connections, settings.maxConnections())));
        List<LiveStream> cameras = new ArrayList<>();
        try {
            for (Map.Entry<String, Map<String, Clip>> reel : set.reels().entrySet()) {
                Duration delay = SPREAD.multipliedBy(cameras.size()).dividedBy(set.size());
                LiveStream camera = server.serve(reel.getKey(), reel.getValue(), delay);
                camera.follow(script);
                cameras.add(camera);
            }
            return new Simulation(server, cameras);
        } catch (IllegalArgumentException e) {
            server.close();
            throw e;
        }
    }

    /** The cameras in their order. */
    public List<LiveStream> cameras() {
        return cameras;
    }

    @Override
    public void close() {
        server.close();
    }
}
