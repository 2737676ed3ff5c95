package dev.passerby.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.EncoderSettings;
import dev.passerby.simulator.video.H264Encoder;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ingest processes that share six cameras, and what becomes of the cameras when processes come, die and fall asleep. */
@Timeout(180)
class ManyWorkersIT {

    private static final int MAX_BYTES = 1 << 20;
    private static final Duration TAKEOVER = Duration.ofSeconds(15);
    private static final Duration STARTING = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    /** Each alone in its partition: two that share one move together, and a third may move to make up for it. */
    private static final List<String> CAMERAS = List.of("cellar", "door", "gate", "hall", "lift", "zoo");

    private static EmbeddedBroker broker;
    private static RtspCameraServer server;
    private static final Map<String, String> ADDRESSES = new TreeMap<>();

    private final List<IngestProcess> processes = new ArrayList<>();
    private Topics topics;
    private CameraTopic cameras;
    private Observer observer;

    @BeforeAll
    static void camerasAndABroker() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0, MAX_BYTES);
        server = RtspCameraServer.start(RtspServerSettings.loopback());
        Clip clip = grey();
        for (String camera : CAMERAS) {
            ADDRESSES.put(camera, server.serve(camera, clip).url());
        }
        ADDRESSES.put("new", server.serve("new", clip).url());
    }

    @AfterAll
    static void close() {
        server.close();
        broker.close();
    }

    @BeforeEach
    void topicsOfTheirOwn(TestInfo test) {
        topics = new Topics(test.getTestMethod().orElseThrow().getName());
        TopicLayout.create(broker.bootstrapServers(), topics, 2, 1, MAX_BYTES);
        cameras = new CameraTopic(broker.bootstrapServers(), topics);
        observer = new Observer(broker.bootstrapServers(), topics);
        CAMERAS.forEach(camera -> attach(camera, 5));
    }

    @AfterEach
    void everybodyEndsAndNobodyHadLeftTheOthers() throws Exception {
        processes.forEach(IngestProcess::close);
        observer.close();
        for (IngestProcess process : processes) {
            assertThat(process.log()).doesNotContain("fails, trying on");
        }
    }

    @Test
    void a_worker_more_takes_over_its_share_and_nobody_elses_cameras_notice() throws Exception {
        start("a");
        start("b");
        awaitShares(3, 3);
        Map<String, Long> epochs = observer.epochs();
        Map<String, String> before = observer.workers();

        long began = System.nanoTime();
        start("c");
        awaitShares(2, 2, 2);
        say("a third worker has its two cameras, from its process's start", secondsSince(began));

        Map<String, String> after = observer.workers();
        Map<String, Long> epochsAfter = observer.epochs();
        Set<String> moved = new TreeSet<>(after.keySet());
        moved.removeIf(camera -> after.get(camera).equals(before.get(camera)));
        assertThat(moved).hasSize(2).allSatisfy(camera -> assertThat(after.get(camera))
                .isEqualTo("c"));
        epochs.forEach((camera, epoch) -> {
            if (moved.contains(camera)) {
                assertThat(epochsAfter.get(camera)).as(camera).isGreaterThan(epoch);
            } else {
                assertThat(epochsAfter.get(camera)).as(camera).isEqualTo(epoch);
            }
        });
        for (String camera : moved) {
            say("camera '" + camera + "' moved, without pictures", longestPause(camera, began));
        }
        assertNoStaleWord();
    }

    @Test
    void a_killed_workers_cameras_run_elsewhere() throws Exception {
        start("a");
        IngestProcess b = start("b");
        start("c");
        awaitShares(2, 2, 2);
        Map<String, Long> epochs = observer.epochs();
        Set<String> orphans = camerasOf("b");

        b.kill();
        say("a killed worker's cameras run elsewhere", awaitGreater(orphans, epochs, TAKEOVER));

        awaitShares(3, 3);
        observer.epochs().forEach((camera, epoch) -> {
            if (!orphans.contains(camera)) {
                assertThat(epoch).as(camera).isEqualTo(epochs.get(camera));
            }
        });
    }

    @Test
    void a_worker_that_is_ended_hands_over_at_once() throws Exception {
        start("a");
        IngestProcess b = start("b");
        awaitShares(3, 3);
        Map<String, Long> epochs = observer.epochs();
        Set<String> orphans = camerasOf("b");

        b.end();
        say("an ended worker's cameras run elsewhere", awaitGreater(orphans, epochs, Duration.ofSeconds(5)));
        awaitShares(6);
    }

    @Test
    void a_killed_worker_that_is_started_again_has_its_own_cameras_back_before_the_group_gave_it_up() throws Exception {
        IngestProcess a = start("a");
        awaitShares(6);
        Map<String, Long> epochs = observer.epochs();

        a.kill();
        IngestProcess again = start("a");
        double seconds = awaitGreater(epochs.keySet(), epochs, TAKEOVER);
        say("the only worker, killed and started again, has its cameras back", seconds);
        // The dead one's session runs out only after six seconds.
        assertThat(seconds).isLessThan(6);
        assertThat(again.log()).doesNotContain("has taken the place");
    }

    @Test
    void a_worker_that_slept_wakes_to_refusals_and_lets_go() throws Exception {
        IngestProcess a = start("a");
        start("b");
        awaitShares(3, 3);
        Map<String, Long> epochs = observer.epochs();
        Set<String> orphans = camerasOf("a");

        a.signal("STOP");
        say("a suspended worker's cameras run elsewhere", awaitGreater(orphans, epochs, TAKEOVER));
        awaitShares(6);
        long woken = System.nanoTime();
        a.signal("CONT");

        // It lets go, joins again, and is given a share like anybody who comes.
        awaitShares(3, 3);
        say("the woken worker has a share again", secondsSince(woken));
        long stale = 0;
        Map<String, Long> greatest = new HashMap<>();
        for (Observer.Seen frame : observer.frames()) {
            boolean superseded = frame.epoch() < greatest.getOrDefault(frame.camera(), 0L);
            if (superseded) {
                stale++;
                assertThat(frame.accepted()).as(frame.toString()).isFalse();
            }
            greatest.merge(frame.camera(), frame.epoch(), Math::max);
        }
        say("frames of the woken worker that arrived after its successor's first, all refused", stale);
        assertThat(a.log()).contains("were given to others while this worker was not heard from");
        assertNoStaleWord();
    }

    @Test
    void cameras_come_change_and_go_within_two_seconds() throws Exception {
        start("a");
        start("b");
        awaitShares(3, 3);
        Duration soon = Duration.ofSeconds(2);

        long added = System.nanoTime();
        attach("new", 5);
        say(
                "a camera's first picture after 'camera add' began",
                within(soon, added, "frames of the new camera", seen -> seen.epochs()
                        .containsKey("new")));

        Map<String, Long> epochs = observer.epochs();
        long changed = System.nanoTime();
        attach("new", 10);
        say(
                "its first picture after a change began",
                within(soon, changed, "a new connection", seen -> seen.epochs().get("new") > epochs.get("new")));

        long removed = System.nanoTime();
        cameras.remove("new");
        say(
                "its last word after 'camera remove' began",
                within(soon, removed, "that it was removed", seen -> seen.statuses().stream()
                        .anyMatch(status -> "the camera was removed".equals(status.reason()))));
    }

    private double within(Duration most, long since, String what, Predicate<Observer> wanted)
            throws InterruptedException {
        observer.await(most, what, wanted);
        double seconds = secondsSince(since);
        assertThat(seconds).as(what).isLessThan(most.toMillis() / 1e3);
        return seconds;
    }

    private IngestProcess start(String worker) throws Exception {
        IngestProcess process = IngestProcess.start(worker, broker.bootstrapServers(), topics, folder);
        processes.add(process);
        return process;
    }

    private void attach(String camera, double fps) {
        cameras.put(new Camera(camera, ADDRESSES.get(camera), null, fps));
    }

    /** Waits until all cameras are online and so many of them in the hands of each worker. */
    private void awaitShares(Integer... shares) throws InterruptedException {
        List<Long> wanted =
                Arrays.stream(shares).map(Integer::longValue).sorted().toList();
        observer.await(
                STARTING,
                "shares " + wanted,
                seen -> seen.allOnline(6)
                        && seen.workers().values().stream()
                                .collect(Collectors.groupingBy(worker -> worker, Collectors.counting()))
                                .values()
                                .stream()
                                .sorted()
                                .toList()
                                .equals(wanted));
    }

    private Set<String> camerasOf(String worker) {
        Set<String> own = new TreeSet<>();
        observer.workers().forEach((camera, name) -> {
            if (name.equals(worker)) {
                own.add(camera);
            }
        });
        assertThat(own).isNotEmpty();
        return own;
    }

    private double awaitGreater(Set<String> orphans, Map<String, Long> epochs, Duration most)
            throws InterruptedException {
        return observer.await(most, "greater epochs of " + orphans, seen -> orphans.stream()
                .allMatch(camera -> seen.epochs().get(camera) > epochs.get(camera)));
    }

    /** Who lost a camera says nothing more of it: what is said of a camera never goes back to an earlier connection. */
    private void assertNoStaleWord() {
        Map<String, Long> latest = new HashMap<>();
        for (CameraStatus status : observer.statuses()) {
            if (status.epoch() > 0) {
                assertThat(status.epoch())
                        .as(status.toString())
                        .isGreaterThanOrEqualTo(latest.getOrDefault(status.camera(), 0L));
                latest.put(status.camera(), status.epoch());
            }
        }
    }

    private double longestPause(String camera, long since) {
        long longest = 0;
        long last = 0;
        for (Observer.Seen frame : observer.frames()) {
            if (frame.camera().equals(camera) && frame.accepted()) {
                longest = last == 0 || frame.nanos() < since ? longest : Math.max(longest, frame.nanos() - last);
                last = frame.nanos();
            }
        }
        return longest / 1e9;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void say(String what, double seconds) {
        System.out.printf("%s: %.2f s%n", what, seconds);
    }

    private static void say(String what, long count) {
        System.out.printf("%s: %d%n", what, count);
    }

    /** Four seconds of grey that brightens, small enough for many cameras. */
    private static Clip grey() throws Exception {
        int width = 320;
        int height = 240;
        try (H264Encoder encoder = new H264Encoder(new EncoderSettings(width, height, 10, 200_000, 5))) {
            byte[] pixels = new byte[width * height * 3];
            for (int i = 0; i < 40; i++) {
                Arrays.fill(pixels, (byte) (40 + 4 * i));
                encoder.encode(pixels);
            }
            return encoder.finish();
        }
    }
}
