package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.settings.PipelineSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Names by which a savepoint finds its way back into the job. They are for ever: state of a renamed operator is lost. */
class TopologyTest {

    private static final String[] UIDS = {
        "frames",
        "set-aside-unreadable",
        "dead-letters",
        "Sink Committer: dead-letters",
        "gallery",
        "DetectFaces",
        "CountFrames",
        "frame-counts",
        "Sink Committer: frame-counts",
        "RecognizeFaces",
        "sightings",
        "RecallStrangers",
        "events",
        "Sink Committer: events",
        "gallery-answers",
        "Sink Committer: gallery-answers"
    };

    @Test
    void operators_have_the_uids_that_they_always_had() throws Exception {
        assertThat(uids(Map.of())).containsExactlyInAnyOrder(UIDS);
        assertThat(uids(Map.of("events.delivery", "exactly-once", "job.parallelism", "7")))
                .containsExactlyInAnyOrder(UIDS);
    }

    @Test
    void without_sightings_every_other_operator_stays() throws Exception {
        assertThat(uids(Map.of("sightings.enabled", "false")))
                .containsExactlyInAnyOrder(Arrays.stream(UIDS)
                        .filter(uid -> !uid.equals("sightings"))
                        .toArray(String[]::new));
    }

    private static String[] uids(Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("kafka.bootstrap-servers", "127.0.0.1:1");
        settings.put("checkpoints.directory", "/srv/checkpoints");
        PipelineSettings read = PipelineSettings.read(settings);
        StreamGraph graph = PipelineJob.graph(read, new ScriptedVision(), "topology", JobConfiguration.of(read));
        return graph.getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .map(Objects::requireNonNull)
                .toArray(String[]::new);
    }
}
