package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.SyntheticClip;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RtspCameraServerIT {

    /** A second of 25 pictures, a key frame five times a second. */
    private static final Clip CLIP = SyntheticClip.of(25, 25, 5, 3000);

    private RtspCameraServer server;
    private LiveStream camera;

    @BeforeEach
    void serve() throws IOException {
        server = RtspCameraServer.start(RtspServerSettings.loopback().withStallLimit(Duration.ofSeconds(1)));
        camera = server.serve("door", CLIP);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void packetsComeInOrderFromAKeyFrameOn() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            RawViewer.Packet report = viewer.packet();
            assertThat(report.channel()).isEqualTo(1);
            RawViewer.Packet first = viewer.rtpPacket();
            assertThat(first.beginsAKeyFrame()).isTrue();
            for (int i = 1; i < 200; i++) {
                assertThat(viewer.rtpPacket().sequenceNumber()).isEqualTo((first.sequenceNumber() + i) & 0xFFFF);
            }
        }
    }

    @Test
    void aRequestThatBreaksTheRulesIsAnsweredAndTheConnectionClosed() throws Exception {
        try (RawViewer viewer = RawViewer.connect(camera.url())) {
            viewer.send("NONSENSE\r\n\r\nand more that nobody reads");
            assertThat(viewer.answer().status()).isEqualTo(400);
            viewer.readToEnd();
        }
        try (RawViewer viewer = RawViewer.connect(camera.url())) {
            viewer.send("GET / HTTP/1.1\r\nCSeq: 5\r\n\r\n");
            RawViewer.Answer answer = viewer.answer();
            assertThat(answer.status()).isEqualTo(505);
            assertThat(answer.headers()).containsEntry("cseq", "5");
        }
        assertThatAViewerIsServed();
    }

    @Test
    void aStalledViewerHoldsUpNobodyAndIsDisconnected() throws Exception {
        LiveStream heavy = server.serve("heavy", SyntheticClip.of(25, 25, 5, 60_000));
        try (RawViewer stalled = RawViewer.connectWithSmallBuffer(heavy.url());
                RawViewer healthy = RawViewer.play(heavy.url())) {
            stalled.startPlaying();
            healthy.picture();
            long longestGapNanos = 0;
            long last = System.nanoTime();
            int pictures = 0;
            while (heavy.viewers() > 1 || pictures < 50) {
                healthy.picture();
                pictures++;
                longestGapNanos = Math.max(longestGapNanos, System.nanoTime() - last);
                last = System.nanoTime();
            }

            // Pictures are 40 ms apart; the other viewer is stalled for a second and more.
            assertThat(TimeUnit.NANOSECONDS.toMillis(longestGapNanos)).isLessThan(800);
            stalled.readToEnd();
        }
    }

    @Test
    void allViewersSeeTheSamePosition() throws Exception {
        try (RawViewer one = RawViewer.play(camera.url());
                RawViewer two = RawViewer.play(camera.url())) {
            List<Integer> ofOne = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                ofOne.add(one.rtpPacket().sequenceNumber());
            }
            int ofTwo = two.rtpPacket().sequenceNumber();

            assertThat(ofOne).contains(ofTwo);
        }
    }

    @Test
    void aSilentCameraKeepsTheConnectionAndComesBackAtAKeyFrame() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.misbehave(Misbehaviour.SILENT);
            viewer.patience(600);
            assertThatThrownBy(() -> drain(viewer)).isInstanceOf(SocketTimeoutException.class);
            viewer.patience(RawViewer.PATIENCE_MILLIS);
            assertThat(viewer.ask("GET_PARAMETER").status()).isEqualTo(200);

            camera.behave();
            assertThat(viewer.rtpPacket().beginsAKeyFrame()).isTrue();
        }
    }

    @Test
    void aDrippingCameraSendsAPacketASecond() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.misbehave(Misbehaviour.DRIPPING);
            RawViewer.Packet drop = viewer.rtpPacket();
            while (drop.bytes().length != 12 + 64) {
                drop = viewer.rtpPacket();
            }
            long start = System.nanoTime();
            for (int i = 0; i < 2; i++) {
                RawViewer.Packet next = viewer.rtpPacket();
                assertThat(next.bytes()).hasSize(12 + 64);
                assertThat(next.endsAPicture()).isFalse();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(4));
        }
    }

    @Test
    void garbageBreaksTheFraming() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.misbehave(Misbehaviour.GARBAGE);
            assertThatThrownBy(() -> drain(viewer)).hasMessageStartingWith("expected a packet");
            assertThat(viewer.bytes(4000)).isNotEmpty();
        }
    }

    @Test
    void aClosingCameraClosesThoseWhoPlayAndThoseWhoAsk() throws Exception {
        try (RawViewer playing = RawViewer.play(camera.url());
                RawViewer asking = RawViewer.connect(camera.url())) {
            playing.picture();
            camera.misbehave(Misbehaviour.CLOSING);
            playing.readToEnd();
            assertThatThrownBy(() -> asking.ask("DESCRIBE")).isInstanceOf(IOException.class);
        }
        camera.behave();
        assertThatAViewerIsServed();
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORIZED, 401", "NOT_FOUND, 404", "UNAVAILABLE, 503"})
    void aRefusingCameraSaysSo(Misbehaviour misbehaviour, int status) throws Exception {
        camera.misbehave(misbehaviour);
        try (RawViewer viewer = RawViewer.connect(camera.url())) {
            assertThat(viewer.ask("DESCRIBE").status()).isEqualTo(status);
            camera.behave();
            assertThat(viewer.ask("DESCRIBE").status()).isEqualTo(200);
        }
    }

    @Test
    void aCameraThatDoesNotAnswerKeepsTheConnection() throws Exception {
        camera.misbehave(Misbehaviour.NOT_ANSWERING);
        try (RawViewer viewer = RawViewer.connect(camera.url())) {
            viewer.patience(600);
            assertThatThrownBy(() -> viewer.ask("DESCRIBE")).isInstanceOf(SocketTimeoutException.class);
            camera.behave();
            viewer.patience(RawViewer.PATIENCE_MILLIS);
            assertThat(viewer.ask("DESCRIBE").status()).isEqualTo(200);
        }
    }

    @Test
    void aViewerWhoPausesOrLeavesIsNoViewerAnyMore() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            assertThat(camera.viewers()).isEqualTo(1);
            assertThat(viewer.ask("PAUSE").status()).isEqualTo(200);
            assertThat(camera.viewers()).isZero();
            assertThat(viewer.ask("PLAY").status()).isEqualTo(200);
            viewer.picture();
            assertThat(viewer.ask("TEARDOWN").status()).isEqualTo(200);
            assertThat(camera.viewers()).isZero();
        }
    }

    @Test
    void nothingSurvivesClosing() throws Exception {
        int port = server.port();
        LiveStream heavy = server.serve("heavy", SyntheticClip.of(25, 25, 5, 60_000));
        try (RawViewer playing = RawViewer.play(camera.url());
                RawViewer stalled = RawViewer.connectWithSmallBuffer(heavy.url());
                RawViewer idle = RawViewer.connect(camera.url())) {
            stalled.startPlaying();
            playing.picture();
            assertThat(threadsOf(port)).hasSizeGreaterThanOrEqualTo(2);

            server.close();

            // A pool has terminated while its last thread still has a step to its end.
            for (Thread thread : threadsOf(port)) {
                thread.join(5_000);
            }
            assertThat(threadsOf(port)).isEmpty();
            playing.readToEnd();
            idle.readToEnd();
        }
        try (ServerSocket again = new ServerSocket(port)) {
            assertThat(again.isBound()).isTrue();
        }
        assertThatThrownBy(() -> server.serve("yard", CLIP)).hasMessageContaining("the server is closed");
    }

    private static List<Thread> threadsOf(int port) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rtsp-" + port))
                .toList();
    }

    @Test
    void aServerCanComeBackOnItsPort() throws Exception {
        int port = server.port();
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            server.close();
        }
        server = RtspCameraServer.start(RtspServerSettings.loopback().withPort(port));
        camera = server.serve("door", CLIP);
        assertThatAViewerIsServed();
    }

    @Test
    void aBusyPortIsSaidInOneLine() {
        assertThatThrownBy(() ->
                        RtspCameraServer.start(RtspServerSettings.loopback().withPort(server.port())))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("serving cameras at ")
                .hasMessageEndingWith("; choose another port");
    }

    @Test
    void aNameIsServedOnce() {
        assertThatThrownBy(() -> server.serve("door", CLIP))
                .hasMessage("a camera's name is its own, 'door' is served already");
    }

    @Test
    void thePositionFollowsTheWallClock() {
        assertThat(camera.positionAtMillis(camera.startedAtMillis() + 5_300)).isEqualTo(0.3);
    }

    private static void drain(RawViewer viewer) throws IOException {
        for (int i = 0; i < 10_000; i++) {
            viewer.packet();
        }
    }

    private void assertThatAViewerIsServed() throws IOException {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
        }
    }
}
