package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.checkpoint.RetainedCheckpoints;
import dev.passerby.pipeline.fixture.Cameras;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import java.nio.file.Path;
import java.util.Map;
import org.apache.curator.test.TestingServer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job on a cluster whose job manager has its whereabouts in ZooKeeper, and dies. */
@Timeout(240)
class HighAvailabilityIT {

    private static final Topics TOPICS = new Topics("ha");

    @TempDir
    private Path directory;

    @Test
    void a_new_job_manager_finds_the_job_and_goes_on_from_its_latest_checkpoint() throws Exception {
        Path checkpoints = directory.resolve("checkpoints");
        try (TestingServer zooKeeper = new TestingServer(true);
                TestBroker broker = TestBroker.start(directory.resolve("broker"))) {
            broker.create(TOPICS, 4);
            broker.send(TOPICS, People.enrolled("Ada", 1));
            Configuration cluster = new Configuration();
            cluster.set(HighAvailabilityOptions.HA_MODE, "zookeeper");
            cluster.set(HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM, zooKeeper.getConnectString());
            cluster.set(
                    HighAvailabilityOptions.HA_STORAGE_PATH,
                    directory.resolve("ha").toUri().toString());
            try (Cameras cameras = Cameras.door(broker, TOPICS)) {
                MiniCluster first = started(cluster);
                first.submitJob(PipelineJob.graph(
                                settings(broker), new ScriptedVision(), "ha", onCluster(broker, cluster)))
                        .get();
                cameras.showUntil(Scene.with("Ada"), () -> cameras.told("face.recognized"));
                Path then = new RetainedCheckpoints(checkpoints).newest().orElse(directory);
                cameras.showUntil(Scene.with("Ada"), () -> !new RetainedCheckpoints(checkpoints)
                        .newest()
                        .orElse(directory)
                        .equals(then));
                first.closeAsyncWithoutCleaningHighAvailabilityData().get();

                // Nobody submits anything to the second.
                try (MiniCluster second = started(cluster)) {
                    cameras.showUntil(Scene.with("Ada", "Bob"), () -> cameras.told("face.unknown"));
                }
                assertThat(cameras.events())
                        .filteredOn(event -> event.type().equals("face.track.new"))
                        .extracting(CloudEvent::id)
                        .as("one for Ada, who stayed, and one for Bob, who came")
                        .satisfies(
                                ids -> assertThat(new java.util.HashSet<>(ids)).hasSize(2));
            }
        }
    }

    private static MiniCluster started(Configuration cluster) throws Exception {
        MiniCluster started = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(new Configuration(cluster))
                .setNumSlotsPerTaskManager(2)
                .build());
        started.start();
        return started;
    }

    private Configuration onCluster(TestBroker broker, Configuration cluster) throws Exception {
        Configuration together = new Configuration(cluster);
        together.addAll(OnCluster.configuration(settings(broker), given(broker).keySet(), cluster));
        return together;
    }

    private PipelineSettings settings(TestBroker broker) throws Exception {
        return PipelineSettings.read(given(broker));
    }

    private Map<String, String> given(TestBroker broker) {
        Map<String, String> given = TestJob.settings(broker, TOPICS, directory.resolve("checkpoints"));
        given.put("checkpoints.interval", "PT0.5S");
        given.put("tracking.quiet-period", "PT10M");
        given.put("frames.max-age", "PT10M");
        return given;
    }
}
