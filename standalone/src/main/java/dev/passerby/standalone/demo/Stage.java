package dev.passerby.standalone.demo;

import dev.passerby.models.progress.Progress;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.scene.ClipFolder;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The screenplay's scenes as live RTSP cameras on this machine. */
final class Stage implements AutoCloseable {

    private final RtspCameraServer server;
    private final Map<String, LiveStream> cameras;

    private Stage(RtspCameraServer server, Map<String, LiveStream> cameras) {
        this.server = server;
        this.cameras = cameras;
    }

    /**
     * The scenes as video, rendered once and kept in a folder; a changed scene is rendered anew.
     *
     * @return the video of each camera, by camera id
     */
    static Map<String, Clip> clips(Map<String, Scene> scenes, Path folder, Progress progress) throws IOException {
        ClipFolder kept = new ClipFolder(folder);
        Map<String, Clip> clips = new LinkedHashMap<>();
        for (Map.Entry<String, Scene> scene : scenes.entrySet()) {
            String camera = scene.getKey();
            clips.put(
                    camera,
                    kept.clip(
                            camera,
                            scene.getValue(),
                            SceneRendering.DEFAULT_BITS_PER_SECOND,
                            (done, of) -> progress.report("filming camera " + camera, done, of)));
        }
        return clips;
    }

    /** Puts the cameras on the air; each clip runs over and over from now on. */
    static Stage open(Map<String, Clip> clips) throws IOException {
        RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback());
        Map<String, LiveStream> cameras = new LinkedHashMap<>();
        clips.forEach((name, clip) -> cameras.put(name, server.serve(name, clip)));
        return new Stage(server, cameras);
    }

    /** The cameras by id. */
    Map<String, LiveStream> cameras() {
        return cameras;
    }

    @Override
    public void close() {
        server.close();
    }
}
