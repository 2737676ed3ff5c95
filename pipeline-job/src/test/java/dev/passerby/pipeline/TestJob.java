package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.pipeline.vision.VisionSource;
import dev.passerby.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The whole job in the test's process, between the topics of a {@link TestBroker}. */
final class TestJob {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private TestJob() {}

    /** What every job of a test is told; a test puts in what it wants else. */
    static Map<String, String> settings(TestBroker broker, Topics topics, Path checkpoints) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("kafka.group-id", topics.prefix());
        settings.put("topics.prefix", topics.prefix());
        settings.put("checkpoints.directory", checkpoints.toString());
        settings.put("checkpoints.interval", "PT1S");
        settings.put("job.parallelism", "2");
        return settings;
    }

    /** A job that runs, and sees what is in a {@link Scene}. */
    static RunningJob running(Map<String, String> settings) throws Exception {
        return running(settings, new ScriptedVision());
    }

    /** A job that runs, with eyes of another kind. */
    static RunningJob running(Map<String, String> settings, VisionSource vision) throws Exception {
        return running(PipelineSettings.read(settings), vision);
    }

    /** The same, of settings that no key has. */
    static RunningJob running(PipelineSettings settings, VisionSource vision) throws Exception {
        RunningJob job = PipelineJob.start(settings, vision);
        assertThat(job.awaitRunning(PATIENCE)).isTrue();
        return job;
    }
}
