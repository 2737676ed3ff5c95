package dev.passerby.pipeline.settings;

import dev.passerby.telemetry.endpoint.ListenAt;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.search.SearchRules;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.tracking.IdentityRules;
import dev.passerby.vision.tracking.TrackingRules;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything about the job that can be decided from outside.
 *
 * @param kafka where frames and people come from, and where events go
 * @param checkpoints how the job remembers across restarts
 * @param parallelism how many cameras are worked on at once: subtasks, each in a slot of its own
 * @param bufferTimeout how long a record may wait for company on its way between operators; 0 sends each at once, which at a
 *     few hundred records a second costs less than the threads that would watch the clock
 * @param restarts failures in a row after which the job gives up
 * @param maxAge how long after its capture a frame is still worth looking at
 * @param minFace the smallest face that is looked for, in pixels of its width
 * @param searchWholeEvery how long after a search of a camera's whole frame the next is due though little changed
 * @param models the directory of the models; absent for the machine's standard one
 * @param device where the networks run: {@code cpu}, {@code cuda} or {@code cuda:NUMBER}
 * @param embedder the arithmetic that faces are embedded in: {@code auto}, {@code float32} or {@code int8}
 * @param tracking how faces become tracks and tracks get names
 * @param strangers which unknown faces are one stranger, and how long that is remembered
 * @param sightings whether it is told of every frame what was seen in it, for drawing
 * @param metricsPort where each process of the job serves metrics: {@code off}, a port, or a range to take the first free of
 * @param metricsAddress the address of each machine at which it does
 * @param privacy how people's templates are kept
 */
public record PipelineSettings(
        KafkaSettings kafka,
        CheckpointSettings checkpoints,
        int parallelism,
        Duration bufferTimeout,
        int restarts,
        Duration maxAge,
        int minFace,
        Duration searchWholeEvery,
        @Nullable String models,
        String device,
        String embedder,
        TrackingRules tracking,
        StrangerRules strangers,
        boolean sightings,
        String metricsPort,
        String metricsAddress,
        PrivacySettings privacy) {

    /**
     * Reads settings by name; what is not named has its default, what nobody knows is a problem.
     *
     * @throws InvalidSettingsException naming every problem there is
     */
    public static PipelineSettings read(Map<String, String> byName) throws InvalidSettingsException {
        return read(new SettingsReader(byName));
    }

    /**
     * Every setting as it holds, by name.
     *
     * @throws InvalidSettingsException naming every problem there is
     */
    public static SortedMap<String, SettingsReader.Effective> effective(Map<String, String> byName)
            throws InvalidSettingsException {
        SettingsReader settings = new SettingsReader(byName);
        var unused = read(settings);
        return settings.effective();
    }

    private static PipelineSettings read(SettingsReader settings) throws InvalidSettingsException {
        KafkaSettings kafka = KafkaSettings.read(settings);
        CheckpointSettings checkpoints = CheckpointSettings.read(settings);
        if (kafka.delivery() == Delivery.EXACTLY_ONCE
                && kafka.transactionTimeout().compareTo(checkpoints.interval()) <= 0) {
            settings.problem("'events.transaction-timeout' must be longer than 'checkpoints.interval', got "
                    + kafka.transactionTimeout() + " and " + checkpoints.interval());
        }
        PipelineSettings read = new PipelineSettings(
                kafka,
                checkpoints,
                settings.whole("job.parallelism", Runtime.getRuntime().availableProcessors(), 1, 1_000),
                settings.duration("job.buffer-timeout", Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)),
                settings.whole("job.restarts", 20, 0, 1_000_000),
                settings.duration("frames.max-age", Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofHours(1)),
                settings.whole("detection.min-face", 40, 20, 2_000),
                settings.duration(
                        "detection.whole-every",
                        Duration.ofMillis(SearchRules.STANDARD.wholeEveryMillis()),
                        Duration.ZERO,
                        Duration.ofHours(1)),
                settings.optional("models.directory"),
                settings.text(
                        "models.device",
                        "cpu",
                        "cpu, cuda or cuda:NUMBER",
                        text -> text.matches("cpu|cuda(:[0-9]{1,3})?")),
                settings.text(
                        "models.embedder",
                        "auto",
                        "auto, float32, int8 or float16",
                        text -> text.matches("auto|float32|int8|float16")),
                tracking(settings),
                strangers(settings),
                settings.text("sightings.enabled", "true", "true or false", text -> text.matches("true|false"))
                        .equals("true"),
                settings.text("metrics.port", "off", ListenAt.RULE, PipelineSettings::arePorts),
                settings.text(
                        "metrics.address",
                        ListenAt.LOOPBACK,
                        "an address of the machine such as 0.0.0.0",
                        text -> text.matches("[0-9a-zA-Z.:_-]+")),
                PrivacySettings.read(settings));
        if (read.embedder().equals("int8") && !read.device().equals("cpu")) {
            settings.problem("'models.embedder' must be auto or float32 with 'models.device' " + read.device()
                    + ", got int8: integers are only faster on a CPU");
        }
        settings.check();
        return read;
    }

    private static boolean arePorts(String text) {
        try {
            var unused = ListenAt.parse(ListenAt.LOOPBACK, text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static TrackingRules tracking(SettingsReader settings) {
        TrackingRules standard = TrackingRules.STANDARD;
        IdentityRules identity = standard.identity();
        MatchingRules matching = identity.matching();
        MatchingRules chosen = new MatchingRules(
                settings.number("matching.threshold", matching.threshold(), 0.01, 2),
                settings.number("matching.margin", matching.margin(), 0, 2));
        Duration quiet = settings.duration(
                "tracking.quiet-period",
                Duration.ofMillis(standard.quietMillis()),
                Duration.ofMillis(100),
                Duration.ofMinutes(10));
        return new TrackingRules(
                quiet.toMillis(),
                standard.confirmingFrames(),
                standard.embedEveryMillis(),
                settings.whole("tracking.embeddings-per-frame", standard.embeddingsPerFrame(), 1, 10_000),
                standard.evidenceKept(),
                standard.otherPersonDistance(),
                new IdentityRules(
                        chosen,
                        identity.picturesForName(),
                        identity.picturesForUnknown(),
                        identity.share(),
                        identity.holdingShare()));
    }

    private static StrangerRules strangers(SettingsReader settings) {
        StrangerRules standard = StrangerRules.STANDARD;
        Duration keep = settings.duration(
                "strangers.keep", Duration.ofMillis(standard.keepMillis()), Duration.ZERO, Duration.ofDays(30));
        return standard.keeping(settings.whole("strangers.most", standard.most(), 1, 20_000), keep.toMillis());
    }
}
