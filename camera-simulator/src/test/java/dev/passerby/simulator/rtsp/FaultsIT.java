package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.simulator.fault.Fault;
import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.fault.Script;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.SyntheticClip;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults as a viewer sees them who reads the bytes. */
@Timeout(60)
class FaultsIT {

    /** A second of 25 pictures, a key frame five times a second; a picture is three packets. */
    private static final Clip CLIP = SyntheticClip.of(25, 25, 5, 3000);

    private static final Duration HOUR = Duration.ofHours(1);

    private RtspCameraServer server;
    private LiveStream camera;

    @BeforeEach
    void serve() throws IOException {
        server = RtspCameraServer.start(RtspServerSettings.loopback());
        camera = server.serve("door", CLIP);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aFrozenCameraKeepsTheConnectionAndNeitherSendsNorAnswers() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.misbehave(Misbehaviour.FROZEN);
            viewer.patience(600);
            assertThatThrownBy(() -> drain(viewer)).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> viewer.ask("GET_PARAMETER")).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aResetEndsConnectionsWithoutOrderOnceOrAsLongAsItLasts() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.happen(Incident.Disconnection.RESET);
            assertThatThrownBy(() -> drain(viewer))
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.misbehave(Misbehaviour.RESETTING);
            assertThatThrownBy(() -> drain(viewer)).isInstanceOf(SocketException.class);
        }
        try (RawViewer asking = RawViewer.connect(camera.url())) {
            assertThatThrownBy(() -> asking.ask("DESCRIBE")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aCloseOnceEndsConnectionsInOrderAndWelcomesNewOnes() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.happen(Incident.Disconnection.CLOSE);
            assertThatThrownBy(() -> drain(viewer)).isInstanceOf(java.io.EOFException.class);
        }
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
        }
        assertThat(camera.plays()).isEqualTo(2);
    }

    @Test
    void aRedirectNamesAnotherPlace() throws Exception {
        camera.misbehave(new Fault.Redirect("rtsp://127.0.0.1:1/other"));
        try (RawViewer viewer = RawViewer.connect(camera.url())) {
            RawViewer.Answer answer = viewer.ask("DESCRIBE");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.headers()).containsEntry("location", "rtsp://127.0.0.1:1/other");
        }
    }

    @Test
    void lostPacketsAreTheSameForTheSameSeed() throws Exception {
        try (RtspCameraServer again = RtspCameraServer.start(RtspServerSettings.loopback());
                RtspCameraServer other =
                        RtspCameraServer.start(RtspServerSettings.loopback().withSeed(2))) {
            LiveStream twin = again.serve("door", CLIP);
            LiveStream stranger = other.serve("door", CLIP);
            camera.misbehave(new Fault.Loss(0.05));
            twin.misbehave(new Fault.Loss(0.05));
            stranger.misbehave(new Fault.Loss(0.05));
            try (RawViewer one = RawViewer.play(camera.url());
                    RawViewer two = RawViewer.play(twin.url());
                    RawViewer three = RawViewer.play(stranger.url())) {
                NavigableSet<Integer> first = numbers(one, 400);
                NavigableSet<Integer> second = numbers(two, 400);

                int from = Math.max(first.first(), second.first());
                int to = Math.min(first.last(), second.last());
                Set<Integer> seen = first.subSet(from, true, to, false);
                assertThat(to - from).as("numbers that both viewers could see").isGreaterThan(200);
                assertThat(seen).isEqualTo(second.subSet(from, true, to, false));
                assertThat(to - from - seen.size()).as("lost").isBetween(1, 60);
                assertThat(numbers(three, 1).first()).isNotEqualTo(first.first());
            }
        }
    }

    /** The packets' numbers, where one after 65,535 counts on. */
    private static NavigableSet<Integer> numbers(RawViewer viewer, int packets) throws IOException {
        NavigableSet<Integer> numbers = new TreeSet<>();
        int last = viewer.rtpPacket().sequenceNumber();
        numbers.add(last);
        for (int i = 1; i < packets; i++) {
            last += (short) (viewer.rtpPacket().sequenceNumber() - last);
            numbers.add(last);
        }
        return numbers;
    }

    @Test
    void reorderedPacketsAllArrive() throws Exception {
        camera.misbehave(new Fault.Reordering(0.1));
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            List<Integer> numbers = new ArrayList<>();
            int early = 0;
            int last = viewer.rtpPacket().sequenceNumber();
            for (int i = 0; i < 400; i++) {
                int next = last + (short) (viewer.rtpPacket().sequenceNumber() - last);
                early += next < last ? 1 : 0;
                numbers.add(next);
                last = next;
            }
            TreeSet<Integer> sorted = new TreeSet<>(numbers);

            assertThat(early).as("packets that came after a later one").isBetween(10, 80);
            // Only at both ends may a packet be missing that is still, or was already, on its way.
            assertThat(sorted.last() - sorted.first() + 1 - sorted.size()).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void aWrongClockIsInTheReports() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            assertThat(secondsAhead(viewer.report())).isBetween(-2L, 2L);
            camera.misbehave(new Fault.Clock(HOUR));
            assertThat(secondsAhead(viewer.report())).isBetween(3_598L, 3_602L);
            camera.misbehave(new Fault.Clock(HOUR.negated()));
            assertThat(secondsAhead(viewer.report())).isBetween(-3_602L, -3_598L);
        }
    }

    private static long secondsAhead(RawViewer.Packet report) {
        return report.reportedSeconds() - System.currentTimeMillis() / 1000;
    }

    @Test
    void timestampsJumpForwardAndBackAndTheReportsWithThem() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            long before = viewer.rtpPacket().timestamp();
            camera.happen(new Incident.TimestampJump(HOUR));
            long reported = viewer.report().timestamp();
            long after = viewer.rtpPacket().timestamp();
            assertThat(secondsFrom(before, after)).isBetween(3_600L, 3_602L);
            assertThat(secondsFrom(before, reported)).isBetween(3_600L, 3_602L);

            camera.happen(new Incident.TimestampJump(HOUR.negated()));
            viewer.report();
            assertThat(secondsFrom(before, viewer.rtpPacket().timestamp())).isBetween(0L, 3L);
        }
    }

    @Test
    void timestampsWrapWhenTheyAreTold() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.happen(new Incident.TimestampWrap(Duration.ofSeconds(1)));
            viewer.report();
            long last = viewer.rtpPacket().timestamp();
            assertThat(last).isBetween((1L << 32) - 90_000 - 3_600, 1L << 32);
            long next = viewer.rtpPacket().timestamp();
            while (next >= last) {
                assertThat(next - last).isLessThanOrEqualTo(3_600);
                last = next;
                next = viewer.rtpPacket().timestamp();
            }
            assertThat((1L << 32) + next - last).isEqualTo(3_600);
        }
    }

    /** Of two 32-bit times of a 90 kHz clock. */
    private static long secondsFrom(long before, long after) {
        return Math.floorMod(after - before, 1L << 32) / 90_000;
    }

    @Test
    void timestampsStandStillAndGoOn() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.misbehave(Misbehaviour.TIMESTAMPS_STAND_STILL);
            long still = viewer.rtpPacket().timestamp();
            for (int repeated = 0; repeated < 30; ) {
                long next = viewer.rtpPacket().timestamp();
                repeated = next == still ? repeated + 1 : 0;
                still = next;
            }
            camera.behave();
            long next = viewer.rtpPacket().timestamp();
            while (next == still) {
                next = viewer.rtpPacket().timestamp();
            }
            assertThat(next - still).isGreaterThan(30_000);
        }
    }

    @Test
    void aCameraFollowsItsScript() throws Exception {
        try (RawViewer viewer = RawViewer.play(camera.url())) {
            viewer.picture();
            camera.follow(Script.parse("at 200ms stall 800ms\nat 1500ms close\nat 1500ms 404 for 500ms"));
            long longestNanos = 0;
            long last = System.nanoTime();
            try {
                while (true) {
                    viewer.picture();
                    longestNanos = Math.max(longestNanos, System.nanoTime() - last);
                    last = System.nanoTime();
                }
            } catch (java.io.EOFException e) {
                assertThat(Duration.ofNanos(longestNanos)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1_400));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        try (RawViewer asking = RawViewer.connect(camera.url())) {
            while (statuses.isEmpty() || statuses.get(statuses.size() - 1) != 200) {
                statuses.add(asking.ask("DESCRIBE").status());
            }
        }
        assertThat(statuses).contains(404).endsWith(200);
    }

    @Test
    void aFlappingCameraClosesAgainAndAgain() throws Exception {
        camera.follow(Script.parse("every 300ms close"));
        for (int i = 0; i < 5; i++) {
            try (RawViewer viewer = RawViewer.play(camera.url())) {
                assertThatThrownBy(() -> drain(viewer)).isInstanceOf(java.io.EOFException.class);
            }
        }
        assertThat(camera.plays()).isEqualTo(5);
    }

    private static void drain(RawViewer viewer) throws IOException {
        for (int i = 0; i < 10_000; i++) {
            viewer.packet();
        }
    }
}
