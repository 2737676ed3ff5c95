package dev.passerby.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.deploy.manifests.StrictYaml;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.api.spec.FlinkDeploymentSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods may do nothing but their work, and are watched. */
class PodsTest {

    private static final String CAREFUL = """
            automountServiceAccountToken: false
            securityContext: {runAsNonRoot: true, runAsUser: 7, seccompProfile: {type: RuntimeDefault}}
            containers:
              - name: a
                image: a/b:1.2
                resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}
                securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
                volumeMounts: [{name: scratch, mountPath: /tmp}]
            volumes: [{name: scratch, emptyDir: {sizeLimit: 1Mi}}]
            """;

    @Test
    void podsKeepToTheRules() {
        Manifests manifests = Manifests.of("cpu");
        assertThat(manifests.every(Deployment.class)).hasSize(2).allSatisfy(deployment -> assertThat(
                        PodRules.brokenByOwn(deployment.getSpec().getTemplate().getSpec()))
                .isEmpty());
        assertThat(PodRules.brokenByOwn(
                        manifests.only(Job.class).getSpec().getTemplate().getSpec()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void flinksPodsKeepToTheRules(String kustomization) {
        assertThat(PodRules.broken(flink(kustomization).getPodTemplate().getSpec()))
                .isEmpty();
    }

    @Test
    void ingestIsWatchedAtItsOwnPages() {
        Container ingest = Manifests.of("cpu")
                .named(Deployment.class, "ingest")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(watched(ingest)).isTrue();
        // The pages of dev.passerby.telemetry.endpoint.MetricsEndpoint.
        assertThat(ingest.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/healthz");
        assertThat(ingest.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
        assertThat(ingest.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("metrics");
            assertThat(port.getContainerPort().toString())
                    .isEqualTo(Manifests.of("cpu")
                            .named(ConfigMap.class, "ingest-settings")
                            .getData()
                            .get("PASSERBY_INGEST_METRICS_PORT"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void flinksPodsAreWatched(String kustomization) {
        FlinkDeploymentSpec flink = flink(kustomization);
        for (PodTemplateSpec role : List.of(
                flink.getJobManager().getPodTemplate(), flink.getTaskManager().getPodTemplate())) {
            // The operator merges lists by position, Flink knows its container by the name.
            assertThat(role.getSpec().getContainers()).hasSize(1).allSatisfy(container -> {
                assertThat(container.getName()).isEqualTo("flink-main-container");
                assertThat(watched(container)).isTrue();
            });
        }
        assertThat(flink.getPodTemplate().getSpec().getContainers())
                .extracting(Container::getName)
                .containsExactly("flink-main-container");
    }

    @Test
    void whatIsCarefulPasses() {
        assertThat(PodRules.brokenByOwn(pod(CAREFUL))).isEmpty();
    }

    @Test
    void everyRuleIsNoticedWhenItIsBroken() {
        Map<String, List<String>> changes = Map.ofEntries(
                Map.entry("runs as non-root", List.of("runAsNonRoot: true, ", "")),
                Map.entry("has a user by number", List.of("runAsUser: 7", "runAsUser: 0")),
                Map.entry("has the runtime's seccomp profile", List.of("type: RuntimeDefault", "type: Unconfined")),
                Map.entry("shares nothing with its host", List.of("containers:", "hostNetwork: true\ncontainers:")),
                Map.entry("has no folder of its host", List.of("emptyDir: {sizeLimit: 1Mi}", "hostPath: {path: /etc}")),
                Map.entry("has scratch space of a limited size", List.of("{sizeLimit: 1Mi}", "{}")),
                Map.entry("gains no privileges", List.of("allowPrivilegeEscalation: false, ", "")),
                Map.entry("is not privileged", List.of("capabilities:", "privileged: true, capabilities:")),
                Map.entry(
                        "has a read-only root file system",
                        List.of("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false")),
                Map.entry("has no capabilities", List.of("drop: [ALL]", "drop: [ALL], add: [NET_ADMIN]")),
                Map.entry("mounts what there is", List.of("volumes: [{name: scratch", "volumes: [{name: other")),
                Map.entry("has a place for libraries to unpack", List.of("mountPath: /tmp", "mountPath: /log")),
                Map.entry(
                        "holds no secret in the open",
                        List.of("image: a/b:1.2", "image: a/b:1.2\n    env: [{name: A_PASSWORD, value: x}]")),
                Map.entry("has no key to Kubernetes", List.of("automountServiceAccountToken: false\n", "")),
                Map.entry("has a pinned image", List.of("a/b:1.2", "a/b:latest")),
                Map.entry(
                        "has as much memory as it may use", List.of("limits: {memory: 1Gi}", "limits: {memory: 2Gi}")),
                Map.entry("says how much of a processor it wants", List.of("cpu: 1, ", "")));
        assertThat(changes).allSatisfy((rule, change) -> {
            assertThat(CAREFUL).contains(change.get(0));
            assertThat(PodRules.brokenByOwn(pod(CAREFUL.replace(change.get(0), change.get(1)))))
                    .containsExactly(rule);
        });
    }

    private static boolean watched(Container container) {
        return sound(container.getStartupProbe())
                && sound(container.getLivenessProbe())
                && sound(container.getReadinessProbe());
    }

    private static boolean sound(Probe probe) {
        return probe != null && (probe.getTcpSocket() != null || probe.getHttpGet() != null);
    }

    private static PodSpec pod(String yaml) {
        JsonNode document = StrictYaml.documents(yaml).get(0);
        return StrictYaml.as(document, PodSpec.class);
    }

    private static FlinkDeploymentSpec flink(String kustomization) {
        return Manifests.of(kustomization).only(FlinkDeployment.class).getSpec();
    }
}
