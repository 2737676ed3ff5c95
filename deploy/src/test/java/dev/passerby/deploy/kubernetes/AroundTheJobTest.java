package dev.passerby.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.deploy.manifests.JobArguments;
import dev.passerby.deploy.manifests.KnownVariables;
import dev.passerby.deploy.manifests.MemoryOf;
import dev.passerby.deploy.topics.MakeTopics;
import dev.passerby.deploy.topics.TopicArguments;
import dev.passerby.ingest.IngestEnvironment;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.standalone.broker.TopicLayout;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.junit.jupiter.api.Test;

/** Ingest, topics, budgets and network policies fit the programs and each other. */
class AroundTheJobTest {

    private final Manifests manifests = Manifests.of("cpu");
    private final Map<String, String> settings =
            manifests.named(ConfigMap.class, "ingest-settings").getData();

    private static Container only(List<Container> containers) {
        assertThat(containers).hasSize(1);
        return containers.get(0);
    }

    private Container ingest() {
        return only(manifests
                .named(Deployment.class, "ingest")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers());
    }

    private Container console() {
        return only(consolePod().getContainers());
    }

    private PodSpec consolePod() {
        return manifests
                .named(Deployment.class, "console")
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private Container topics() {
        return only(manifests.only(Job.class).getSpec().getTemplate().getSpec().getContainers());
    }

    private PipelineSettings job() {
        return JobArguments.read(
                List.of(manifests.only(FlinkDeployment.class).getSpec().getJob().getArgs()));
    }

    @Test
    void ingestReadsItsVariables() {
        Map<String, String> all = new HashMap<>(settings);
        for (EnvVar variable : ingest().getEnv()) {
            all.put(variable.getName(), "ingest-5d8f9c7b6-x2x4z");
        }
        assertThat(KnownVariables.ofIngest()).containsAll(all.keySet());
        assertThat(ingest().getEnvFrom())
                .extracting(from -> from.getConfigMapRef().getName())
                .containsExactly(manifests
                        .named(ConfigMap.class, "ingest-settings")
                        .getMetadata()
                        .getName());

        IngestEnvironment read = IngestEnvironment.of(all);
        assertThat(read.brokers()).isEqualTo(job().kafka().bootstrapServers());
        assertThat(read.topics()).isEqualTo(job().kafka().topics());
    }

    @Test
    void aVariableThatIngestDoesNotReadIsNoticed() {
        assertThat(KnownVariables.ofIngest())
                .contains("PASSERBY_BROKERS", "PASSERBY_INGEST_JAVA_OPTS")
                .doesNotContain("PASSERBY_INGEST_WORKERS", "PASSERBY_BROKER");
    }

    @Test
    void ingestsMemoryIsItsGuardsAndItsChilds() {
        long child =
                MemoryOf.option(settings.get("PASSERBY_INGEST_JAVA_OPTS"), "-Dorg.bytedeco.javacpp.maxPhysicalBytes=");
        long heap = MemoryOf.option(settings.get("PASSERBY_INGEST_JAVA_OPTS"), "-Xmx");
        long limit = Quantity.getAmountInBytes(
                        ingest().getResources().getLimits().get("memory"))
                .longValueExact();

        assertThat(heap + MemoryOf.mebibytes(200)).as("the child's JVM").isLessThan(child);
        assertThat(MemoryOf.mebibytes(64 + 128) + child + MemoryOf.mebibytes(450))
                .as("guard, child and reserve")
                .isLessThanOrEqualTo(limit);
    }

    @Test
    void theTopicsAreMadeForTheJobAndForIngest() {
        List<String> command = topics().getCommand();
        assertThat(command).endsWith(MakeTopics.class.getName());
        List<String> arguments = topics().getArgs();
        assertThat(arguments)
                .contains("broker.servers=" + job().kafka().bootstrapServers())
                .contains("topics.prefix=" + job().kafka().topics().prefix())
                .contains("frames.max-bytes=" + settings.get("PASSERBY_INGEST_MAX_RECORD_BYTES"));
        assertThat(TopicArguments.cameraPartitions(arguments)).isGreaterThanOrEqualTo(job().parallelism());
    }

    @Test
    void noMoreIngestProcessesThanCanHaveCameras() {
        var autoscaler = manifests.only(HorizontalPodAutoscaler.class).getSpec();
        assertThat(autoscaler.getMaxReplicas())
                .isEqualTo(TopicLayout.cameraShares(TopicArguments.cameraPartitions(topics().getArgs())));
        assertThat(autoscaler.getScaleTargetRef().getName())
                .isEqualTo(manifests
                        .named(Deployment.class, "ingest")
                        .getMetadata()
                        .getName());
        // A number of its own would undo the autoscaler's with every apply.
        assertThat(manifests.named(Deployment.class, "ingest").getSpec().getReplicas())
                .isNull();
        assertThat(ingest().getResources().getRequests()).containsKey("cpu");
    }

    @Test
    void budgetsAndPoliciesMeanPodsThatExist() {
        Set<Map<String, String>> pods = new HashSet<>();
        for (String component : List.of("jobmanager", "taskmanager")) {
            Map<String, String> labels = new HashMap<>(manifests
                    .only(FlinkDeployment.class)
                    .getSpec()
                    .getPodTemplate()
                    .getMetadata()
                    .getLabels());
            labels.put(
                    "app", manifests.only(FlinkDeployment.class).getMetadata().getName());
            labels.put("component", component);
            pods.add(labels);
        }
        pods.add(manifests
                .named(Deployment.class, "ingest")
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels());
        pods.add(manifests
                .named(Deployment.class, "console")
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels());
        pods.add(manifests.only(Job.class).getSpec().getTemplate().getMetadata().getLabels());

        Stream<Map<String, String>> selectors = Stream.concat(
                manifests.every(PodDisruptionBudget.class).stream()
                        .map(budget -> budget.getSpec().getSelector().getMatchLabels()),
                manifests.every(NetworkPolicy.class).stream()
                        .map(policy -> policy.getSpec().getPodSelector().getMatchLabels()));
        assertThat(selectors).allSatisfy(selector -> assertThat(pods)
                .anyMatch(labels -> labels.entrySet().containsAll(selector.entrySet())));
        assertThat(manifests.every(PodDisruptionBudget.class)).hasSize(3);
    }

    @Test
    void nothingIsAllowedThatNoPolicyNames() {
        assertThat(manifests.every(NetworkPolicy.class)).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEmpty();
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isEmpty();
            assertThat(policy.getSpec().getEgress()).isEmpty();
        });
    }

    @Test
    void thePortsOfThePoliciesAreThoseThatSomebodyListensAt() {
        Map<String, String> flink =
                manifests.only(FlinkDeployment.class).getSpec().getFlinkConfiguration();
        Set<Integer> known = new HashSet<>(Set.of(53, 443, 6443, 554, 8554, 322));
        flink.forEach((key, value) -> {
            if (key.endsWith(".port")) {
                known.add(Integer.parseInt(value));
            }
        });
        String servers = job().kafka().bootstrapServers();
        known.add(Integer.parseInt(servers.substring(servers.lastIndexOf(':') + 1)));
        ingest().getPorts().forEach(port -> known.add(port.getContainerPort()));
        console().getPorts().forEach(port -> known.add(port.getContainerPort()));
        known.add(Integer.parseInt(job().metricsPort()));

        List<Integer> opened = new ArrayList<>();
        for (NetworkPolicy policy : manifests.every(NetworkPolicy.class)) {
            policy.getSpec().getIngress().forEach(rule -> rule.getPorts().forEach(port -> opened.add(number(port))));
            policy.getSpec().getEgress().forEach(rule -> rule.getPorts().forEach(port -> opened.add(number(port))));
        }
        assertThat(known).containsAll(opened);
        assertThat(opened).containsAll(known);
    }

    private static int number(NetworkPolicyPort port) {
        return port.getPort().getIntVal();
    }
}
