package dev.passerby.deploy.chaos;

import dev.passerby.deploy.chaos.cluster.FlinkRest;
import dev.passerby.deploy.chaos.cluster.Launcher;
import dev.passerby.deploy.chaos.cluster.LocalCluster;
import dev.passerby.deploy.chaos.cluster.SmallDisk;
import dev.passerby.deploy.chaos.cluster.Waiting;
import dev.passerby.deploy.chaos.load.EventReader;
import dev.passerby.deploy.chaos.load.FrameLoad;
import dev.passerby.deploy.chaos.load.GalleryLoad;
import dev.passerby.deploy.chaos.load.GateCameras;
import dev.passerby.deploy.chaos.plan.Plan;
import dev.passerby.deploy.chaos.plan.PlannedFault;
import dev.passerby.deploy.chaos.story.CameraLedger;
import dev.passerby.deploy.chaos.story.Story;
import dev.passerby.deploy.chaos.story.WatchedDoor;
import dev.passerby.deploy.chaos.verdict.Agreement;
import dev.passerby.deploy.chaos.verdict.Erasures;
import dev.passerby.deploy.chaos.verdict.Judge;
import dev.passerby.deploy.chaos.verdict.SeenEvent;
import dev.passerby.deploy.chaos.verdict.Verdict;
import dev.passerby.wire.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of the suite: a cluster up, loaded, broken as planned, judged, and down. */
final class ChaosRun {

    private static final int CAMERAS = 8;
    private static final int VISIT_FRAMES = 24;
    private static final int GRACE_MILLIS = 5_000;
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration CATCHING_UP = Duration.ofMinutes(5);
    private static final int MOST_LINES = 20;

    private final ChaosOptions options;
    private final PrintStream out;
    private final Topics topics = Topics.STANDARD;
    private final List<Row> rows = new ArrayList<>();

    ChaosRun(ChaosOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Whether every invariant held; the last line printed says the counts. */
    boolean run() throws InterruptedException {
        Story story = new Story(options.seed(), CAMERAS, VISIT_FRAMES);
        Plan plan = Plan.of(options.seed(), options.shortRun(), options.networks());
        out.println("seed " + options.seed() + ": " + options.frames() + " frames at least, "
                + plan.faults().size() + " faults");
        LocalCluster cluster = new LocalCluster(options.script(), options.directory());
        cluster.forgetEarlierRun();
        SmallDisk checkpoints = new SmallDisk(options.directory().resolve("checkpoints"));
        boolean small = checkpoints.mount();
        try {
            cluster.up(arguments());
            try {
                return shake(cluster, small ? Optional.of(checkpoints) : Optional.empty(), story, plan);
            } finally {
                cluster.down();
            }
        } finally {
            if (small) {
                checkpoints.unmount();
            }
        }
    }

    /**
     * A job on all slots, so that it notices every kill; delivery and ages under which nothing may be lost; and a REST interface
     * that tells of now, not of up to three seconds ago, in which a job may have been back and gone again.
     */
    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--task-managers",
                "3",
                "--slots",
                "1",
                "--ingest-workers",
                "2",
                "--ha",
                "--no-console",
                "--stand-in",
                "0",
                "--set",
                "job.restarts=1000000",
                "--set",
                "checkpoints.interval=PT2S",
                "--set",
                "frames.max-age=PT1H",
                "--set",
                "tracking.quiet-period=PT10M",
                "--set",
                "events.delivery=exactly-once",
                "--set",
                "events.transaction-timeout=" + TRANSACTION_TIMEOUT,
                "--flink",
                "web.refresh-interval=200"));
        if (options.networks()) {
            arguments.add("--namespaces");
        }
        return arguments;
    }

    private boolean shake(LocalCluster cluster, Optional<SmallDisk> disk, Story story, Plan plan)
            throws InterruptedException {
        String broker = cluster.broker();
        FlinkRest flink = new FlinkRest(cluster.rest());
        try (FrameLoad frames = new FrameLoad(story, broker, topics.frames(), options.framesPerSecond());
                GalleryLoad gallery = new GalleryLoad(broker, topics.gallery());
                EventReader events = new EventReader(broker, topics.events());
                GateCameras cameras = GateCameras.attach(
                        new Launcher(options.passerby()),
                        broker,
                        cluster.host(),
                        topics.cameraStatus(),
                        options.directory().resolve("logs/cameras.log"))) {
            events.start();
            People people = new People(gallery, frames, events);
            people.enrolEverybody();
            frames.start();
            people.welcomeNext();
            frames.begin();
            Faults faults = new Faults(
                    cluster,
                    flink,
                    frames,
                    people,
                    cameras,
                    topics.frames(),
                    disk,
                    TRANSACTION_TIMEOUT,
                    options.slack());
            out.println(Row.heading());
            for (PlannedFault planned : plan.faults()) {
                Row row = faults.commit(planned);
                rows.add(row);
                out.println(row);
            }
            Waiting.forIt(
                    options.frames() + " frames were sent",
                    Duration.ofSeconds(60 + 2 * options.frames() / options.framesPerSecond()),
                    () -> frames.acked() >= options.frames());
            List<CameraLedger> ledgers = frames.finish();
            boolean told = awaitEnds(flink, events, ledgers);
            Launcher.Ended audit = cameras.audit();
            out.println();
            out.println(audit.said());
            return judged(story, ledgers, events.seen(), people, faults, told) && audit.status() == 0;
        }
    }

    /** Waits for the end of every visit, and then for two checkpoints more: what is doubled comes later. */
    private static boolean awaitEnds(FlinkRest flink, EventReader events, List<CameraLedger> ledgers)
            throws InterruptedException {
        long visits = ledgers.stream()
                .mapToLong(ledger -> ledger.frames() / VISIT_FRAMES)
                .sum();
        boolean told = Waiting.until(CATCHING_UP, () -> ends(events) >= visits);
        long seen = flink.newestCheckpoint();
        Waiting.until(Duration.ofMinutes(1), () -> flink.newestCheckpoint() >= seen + 2);
        return told;
    }

    private static long ends(EventReader events) {
        return events.seen().stream()
                .filter(event -> event.type().equals("face.track.end") && !atTheDoor(event))
                .map(SeenEvent::id)
                .distinct()
                .count();
    }

    private boolean judged(
            Story story,
            List<CameraLedger> ledgers,
            List<SeenEvent> events,
            People people,
            Faults faults,
            boolean told) {
        Verdict verdict = new Judge(story)
                .judge(
                        ledgers,
                        events.stream().filter(event -> !atTheDoor(event)).toList());
        List<SeenEvent> late = new Erasures(graceMillis()).late(people.erasedAtMillis(), events);
        List<SeenEvent> behind = new Agreement(graceMillis()).behind(people.changes(), faults.outages(), events);
        long tooLate = rows.stream().filter(row -> !row.isInTime()).count();

        out.println();
        verdict.findings().forEach(out::println);
        tell("mentions an erased person after " + graceMillis() / 1_000 + " s", late);
        tell("searched an older gallery than " + graceMillis() / 1_000 + " s allow", behind);
        if (!told) {
            out.println("not every visit had ended " + CATCHING_UP.toSeconds() + " s after the last frame");
        }
        out.println("events=" + events.size() + " erased="
                + people.erasedAtMillis().size() + " mentioned-late="
                + late.size() + " gallery-changes=" + people.changes().size() + " gallery-behind=" + behind.size()
                + " back-too-late=" + tooLate + " strangers-undecided=" + verdict.undecided() + " seed="
                + options.seed());
        out.println(verdict.line(kills()));
        return verdict.isClean() && late.isEmpty() && behind.isEmpty() && tooLate == 0 && told;
    }

    private long graceMillis() {
        return Math.round(GRACE_MILLIS * options.slack());
    }

    private void tell(String what, List<SeenEvent> events) {
        events.stream()
                .limit(MOST_LINES)
                .forEach(event -> out.println("event " + event.id() + " of "
                        + java.time.Instant.ofEpochMilli(event.timeMillis()) + " " + what + ": " + event.mentioned()
                        + ", gallery " + event.galleryVersion()));
    }

    private int kills() {
        return (int) rows.stream().filter(row -> row.fault().isKill()).count();
    }

    private static boolean atTheDoor(SeenEvent event) {
        return event.camera().equals(WatchedDoor.CAMERA);
    }
}
