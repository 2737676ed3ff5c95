package dev.passerby.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineSettingsTest {

    private static final Map<String, String> LEAST =
            Map.of("kafka.bootstrap-servers", "localhost:9092", "checkpoints.directory", "/var/lib/passerby");

    @Test
    void what_is_not_named_has_its_default() throws Exception {
        PipelineSettings settings = PipelineSettings.read(LEAST);

        assertThat(settings.kafka())
                .isEqualTo(new KafkaSettings(
                        "localhost:9092",
                        Topics.STANDARD,
                        "passerby-pipeline",
                        Delivery.AT_LEAST_ONCE,
                        "passerby-events",
                        Duration.ofMinutes(10)));
        assertThat(settings.checkpoints())
                .isEqualTo(new CheckpointSettings("/var/lib/passerby", Duration.ofSeconds(2), StateBackend.HEAP, null));
        assertThat(settings.parallelism()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.bufferTimeout()).isEqualTo(Duration.ZERO);
        assertThat(settings.restarts()).isEqualTo(20);
        assertThat(settings.maxAge()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.minFace()).isEqualTo(40);
        assertThat(settings.searchWholeEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.models()).isNull();
        assertThat(settings.device()).isEqualTo("cpu");
        assertThat(settings.tracking()).isEqualTo(TrackingRules.STANDARD);
        assertThat(settings.strangers()).isEqualTo(StrangerRules.STANDARD);
        assertThat(settings.strangers().keepMillis())
                .isEqualTo(Duration.ofDays(1).toMillis());
        assertThat(settings.strangers().most()).isEqualTo(2_000);
        assertThat(settings.sightings()).isTrue();
        assertThat(settings.metricsPort()).isEqualTo("off");
        assertThat(settings.metricsAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void every_setting_can_be_set() throws Exception {
        Map<String, String> all = new HashMap<>(LEAST);
        all.put("topics.prefix", "north");
        all.put("kafka.group-id", "north-pipeline");
        all.put("events.delivery", "exactly-once");
        all.put("events.transactional-id-prefix", "north-events");
        all.put("events.transaction-timeout", "PT1M");
        all.put("checkpoints.interval", "PT5S");
        all.put("checkpoints.backend", "rocksdb");
        all.put("checkpoints.restore-from", "/var/lib/passerby/a/chk-3");
        all.put("job.parallelism", "7");
        all.put("job.buffer-timeout", "PT0.01S");
        all.put("job.restarts", "3");
        all.put("frames.max-age", "PT1S");
        all.put("detection.min-face", "60");
        all.put("detection.whole-every", "PT9S");
        all.put("models.directory", "/opt/models");
        all.put("models.device", "cuda:1");
        all.put("models.embedder", "float32");
        all.put("matching.threshold", "0.7");
        all.put("matching.margin", "0.2");
        all.put("tracking.quiet-period", "PT4S");
        all.put("tracking.embeddings-per-frame", "40");
        all.put("strangers.keep", "PT0S");
        all.put("strangers.most", "50");
        all.put("sightings.enabled", "false");
        all.put("metrics.port", "9400-9409");
        all.put("metrics.address", "0.0.0.0");
        PipelineSettings settings = PipelineSettings.read(all);

        assertThat(settings.kafka())
                .isEqualTo(new KafkaSettings(
                        "localhost:9092",
                        new Topics("north"),
                        "north-pipeline",
                        Delivery.EXACTLY_ONCE,
                        "north-events",
                        Duration.ofMinutes(1)));
        assertThat(settings.checkpoints())
                .isEqualTo(new CheckpointSettings(
                        "/var/lib/passerby", Duration.ofSeconds(5), StateBackend.ROCKSDB, "/var/lib/passerby/a/chk-3"));
        assertThat(settings.parallelism()).isEqualTo(7);
        assertThat(settings.bufferTimeout()).isEqualTo(Duration.ofMillis(10));
        assertThat(settings.restarts()).isEqualTo(3);
        assertThat(settings.maxAge()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.minFace()).isEqualTo(60);
        assertThat(settings.searchWholeEvery()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.models()).isEqualTo("/opt/models");
        assertThat(settings.device()).isEqualTo("cuda:1");
        assertThat(settings.embedder()).isEqualTo("float32");
        assertThat(settings.tracking().quietMillis()).isEqualTo(4_000);
        assertThat(settings.tracking().embeddingsPerFrame()).isEqualTo(40);
        assertThat(settings.tracking().identity().matching().threshold()).isEqualTo(0.7);
        assertThat(settings.tracking().identity().matching().margin()).isEqualTo(0.2);
        assertThat(settings.strangers()).isEqualTo(StrangerRules.STANDARD.keeping(50, 0));
        assertThat(settings.strangers().remember()).isFalse();
        assertThat(settings.sightings()).isFalse();
        assertThat(settings.metricsPort()).isEqualTo("9400-9409");
        assertThat(settings.metricsAddress()).isEqualTo("0.0.0.0");
    }

    @Test
    void all_problems_are_told_at_once() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("topics.prefix", "no spaces");
        wrong.put("events.delivery", "twice");
        wrong.put("checkpoints.interval", "2 seconds");
        wrong.put("job.parallelism", "0");
        wrong.put("matching.threshold", "wide");
        wrong.put("models.device", "tpu");
        wrong.put("models.embedder", "int4");
        wrong.put("checkpoints.backend", "paper");
        wrong.put("strangers.keep", "PT1000H");
        wrong.put("strangers.most", "0");
        wrong.put("sightings.enabled", "yes");
        wrong.put("metrics.port", "on");
        wrong.put("job.paralellism", "4");

        assertThat(problemsOf(wrong))
                .containsExactly(
                        "'kafka.bootstrap-servers' must be host:port, several separated by commas, and is missing",
                        "'topics.prefix' must be 1 to 100 letters, digits, '.', '_' or '-', got 'no spaces'",
                        "'events.delivery' must be at-least-once or exactly-once, got 'twice'",
                        "'checkpoints.directory' must be a directory that every process of the job can reach,"
                                + " and is missing",
                        "'checkpoints.interval' must be a duration such as PT2S, from PT0.1S to PT10M,"
                                + " got '2 seconds'",
                        "'checkpoints.backend' must be heap or rocksdb, got 'paper'",
                        "'job.parallelism' must be a whole number from 1 to 1000, got '0'",
                        "'models.device' must be cpu, cuda or cuda:NUMBER, got 'tpu'",
                        "'models.embedder' must be auto, float32, int8 or float16, got 'int4'",
                        "'matching.threshold' must be a number from 0.01 to 2.0, got 'wide'",
                        "'strangers.keep' must be a duration such as PT24H, from PT0S to PT720H, got 'PT1000H'",
                        "'strangers.most' must be a whole number from 1 to 20000, got '0'",
                        "'sightings.enabled' must be true or false, got 'yes'",
                        "'metrics.port' must be off, a port such as 9400, or a range of ports such as 9400-9409,"
                                + " got 'on'",
                        "'job.paralellism' is no setting of the pipeline");
    }

    @Test
    void integers_are_for_a_cpu() {
        Map<String, String> onGpu = new HashMap<>(LEAST);
        onGpu.put("models.device", "cuda");
        onGpu.put("models.embedder", "int8");

        assertThat(problemsOf(onGpu))
                .containsExactly("'models.embedder' must be auto or float32 with 'models.device' cuda, got int8:"
                        + " integers are only faster on a CPU");
    }

    @Test
    void a_transaction_outlives_the_time_between_two_checkpoints() {
        Map<String, String> tooShort = new HashMap<>(LEAST);
        tooShort.put("events.delivery", "exactly-once");
        tooShort.put("events.transaction-timeout", "PT20S");
        tooShort.put("checkpoints.interval", "PT20S");
        assertThat(problemsOf(tooShort))
                .containsExactly("'events.transaction-timeout' must be longer than 'checkpoints.interval',"
                        + " got PT20S and PT20S");
    }

    @Test
    void transactions_of_two_installations_on_one_broker_have_different_names() throws Exception {
        Map<String, String> north = new HashMap<>(LEAST);
        north.put("topics.prefix", "north");

        assertThat(PipelineSettings.read(north).kafka().transactionalIdPrefix()).isEqualTo("north-events");
        assertThat(PipelineSettings.read(LEAST).kafka().transactionalIdPrefix()).isEqualTo("passerby-events");
    }

    private static Iterable<String> problemsOf(Map<String, String> settings) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> PipelineSettings.read(settings))
                .problems();
    }
}
