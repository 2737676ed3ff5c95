package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.SyntheticClip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManyCamerasIT {

    private static final int CAMERAS = 100;

    private static final Clip CLIP = SyntheticClip.of(10, 10, 5, 1000);

    @Test
    void aHundredCamerasWithAViewerEachNeedAHandfulOfThreads() throws Exception {
        RtspServerSettings settings = RtspServerSettings.loopback().withMaxConnections(CAMERAS);
        List<RawViewer> viewers = new ArrayList<>();
        try (RtspCameraServer server = RtspCameraServer.start(settings)) {
            for (int i = 0; i < CAMERAS; i++) {
                viewers.add(RawViewer.play(server.serve("camera-" + i, CLIP).url()));
            }
            for (int picture = 0; picture < 10; picture++) {
                for (RawViewer viewer : viewers) {
                    viewer.picture();
                }
            }
            assertThat(Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith("rtsp-" + server.port())))
                    .hasSizeBetween(2, 5);
            try (RawViewer oneTooMany = RawViewer.connect(viewers.get(0).url())) {
                assertThatThrownBy(() -> oneTooMany.ask("OPTIONS")).isInstanceOf(IOException.class);
            }
        } finally {
            for (RawViewer viewer : viewers) {
                viewer.close();
            }
        }
    }
}
