package dev.passerby.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.simulator.fault.Fault;
import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fault table of {@code docs/reliability.md}: every fault in a camera of its own, all at once beside one that works, as the
 * statuses on the broker tell it. Prints when each was noticed, as what, and when pictures came again after it was over.
 */
class FaultTableIT {

    private static final int MAX_FRAME_BYTES = 4 << 20;
    private static final Duration LASTING = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofMillis(3_500);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** Those that cut the connection first come to light at the next, which follows after a second at most. */
    private static final Duration NEXT_TRY = Duration.ofMillis(2_500);

    /** The same, and the time that a camera is given to answer. */
    private static final Duration OPENING = Duration.ofMillis(10_500);

    /**
     * A fault.
     *
     * @param cuts whether the connection is closed as well, because who plays already does not notice
     * @param reason what the status says
     * @param within how soon it must
     */
    private record Row(String name, Fault fault, boolean cuts, String reason, Duration within) {}

    private static final List<Row> ROWS = List.of(
            new Row("silent", Misbehaviour.SILENT, false, "stopped sending pictures", DEADLINE),
            new Row("drip", Misbehaviour.DRIPPING, false, "stopped sending pictures", DEADLINE),
            new Row("garbage", Misbehaviour.GARBAGE, false, "", DEADLINE),
            new Row("freeze", Misbehaviour.FROZEN, false, "stopped sending pictures", DEADLINE),
            new Row("close", Misbehaviour.CLOSING, false, "ended the stream", AT_ONCE),
            new Row("reset", Misbehaviour.RESETTING, false, "", AT_ONCE),
            new Row("refuse401", Misbehaviour.UNAUTHORIZED, true, "refuses user and password", NEXT_TRY),
            new Row("refuse404", Misbehaviour.NOT_FOUND, true, "no such host or stream", NEXT_TRY),
            new Row("refuse503", Misbehaviour.UNAVAILABLE, true, "", NEXT_TRY),
            new Row("redirect", new Fault.Redirect("rtsp://127.0.0.1:9/other"), true, "redirects", NEXT_TRY),
            new Row("mute", Misbehaviour.NOT_ANSWERING, true, "did not answer in time", OPENING));

    @TempDir
    Path folder;

    @Test
    void every_fault_is_noticed_named_and_over_when_it_is_over() throws Exception {
        Clip clip = Clip.read(TestMedia.file("asl/again.mkv"));
        Topics topics = Topics.STANDARD;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, MAX_FRAME_BYTES);
                RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback())) {
            String brokers = broker.bootstrapServers();
            TopicLayout.create(brokers, topics, 4, 1, MAX_FRAME_BYTES);
            CameraTopic attached = new CameraTopic(brokers, topics);
            Map<String, LiveStream> cameras = ROWS.stream()
                    .map(row -> server.serve(row.name(), clip))
                    .collect(Collectors.toMap(LiveStream::name, Function.identity()));
            LiveStream healthy = server.serve("healthy", clip);
            attached.put(new Camera("healthy", healthy.url(), null, 5));
            cameras.forEach((name, camera) -> attached.put(new Camera(name, camera.url(), null, 5)));
            try (Observer seen = new Observer(brokers, topics);
                    IngestProcess ingest = IngestProcess.start("faults", brokers, topics, folder)) {
                seen.await(Duration.ofMinutes(1), "all online", now -> now.allOnline(ROWS.size() + 1));
                Instant began = Instant.now();
                for (Row row : ROWS) {
                    begin(row, cameras.get(row.name()));
                }
                seen.await(Duration.ofSeconds(20), "every fault named", now -> ROWS.stream()
                        .allMatch(row -> noticed(now, row, began).isPresent()));
                TimeUnit.MILLISECONDS.sleep(Math.max(
                        0,
                        LASTING.toMillis()
                                - Duration.between(began, Instant.now()).toMillis()));
                Instant over = Instant.now();
                cameras.values().forEach(LiveStream::behave);
                seen.await(Duration.ofSeconds(75), "every camera back", now -> ROWS.stream()
                        .allMatch(row -> back(now, row, over).isPresent()));
                for (Row row : ROWS) {
                    tell(row, seen, began, over);
                }
                assertThat(ingest.isAlive()).isTrue();
                assertThat(seen.frames().stream()
                                .filter(frame -> frame.camera().equals("healthy"))
                                .map(Observer.Seen::epoch)
                                .distinct())
                        .as("connections of the camera without a fault")
                        .hasSize(1);
            }
        }
    }

    private static void begin(Row row, LiveStream camera) {
        camera.misbehave(row.fault());
        if (row.cuts()) {
            camera.happen(Incident.Disconnection.CLOSE);
        }
    }

    private static void tell(Row row, Observer seen, Instant began, Instant over) {
        CameraStatus noticed = noticed(seen, row, began).orElseThrow();
        Duration after = Duration.between(began, noticed.at());
        Duration again =
                Duration.between(over, back(seen, row, over).orElseThrow().at());
        System.out.printf(
                Locale.ROOT,
                "%-10s noticed after %.2f s: %s; pictures again %.1f s after its end%n",
                row.name(),
                after.toMillis() / 1e3,
                noticed.reason(),
                again.toMillis() / 1e3);
        assertThat(after).as(row.name()).isLessThan(row.within());
    }

    /** The first status that names the fault. */
    private static Optional<CameraStatus> noticed(Observer seen, Row row, Instant began) {
        return seen.statuses().stream()
                .filter(status ->
                        status.camera().equals(row.name()) && status.at().isAfter(began))
                .filter(status -> status.state() == CameraState.OFFLINE
                        && String.valueOf(status.reason()).contains(row.reason()))
                .filter(status ->
                        !row.cuts() || !String.valueOf(status.reason()).contains("ended the stream"))
                .findFirst();
    }

    private static Optional<CameraStatus> back(Observer seen, Row row, Instant over) {
        return seen.statuses().stream()
                .filter(status ->
                        status.camera().equals(row.name()) && status.at().isAfter(over))
                .filter(status -> status.state() == CameraState.ONLINE)
                .findFirst();
    }
}
