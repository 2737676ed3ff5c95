package dev.passerby.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.deploy.manifests.FlinkKeys;
import dev.passerby.deploy.manifests.Repository;
import dev.passerby.deploy.manifests.StrictYaml;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kubernetes and the operator would make of the manifests. */
class PublishedModelsTest {

    private static JsonNode flink(String kustomization) {
        return Kustomize.build(Repository.file("deploy/kubernetes/" + kustomization)).stream()
                .filter(manifest -> manifest.get("kind").asText().equals("FlinkDeployment"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void everyManifestIsReadWithoutAWordTooMany(String kustomization) {
        assertThat(Manifests.of(kustomization).all()).hasSizeGreaterThan(15).allSatisfy(manifest -> {
            assertThat(manifest.getMetadata().getName()).matches("[a-z0-9-]{1,50}");
            assertThat(manifest.getMetadata().getNamespace())
                    .isEqualTo(manifest.getKind().equals("Namespace") ? null : "passerby");
        });
    }

    @Test
    void noTwoManifestsHaveOneName() {
        assertThat(Manifests.of("cpu").all())
                .extracting(manifest ->
                        manifest.getKind() + " " + manifest.getMetadata().getName())
                .doesNotHaveDuplicates();
    }

    @Test
    void aMisspeltPropertyIsRefusedAtAnyDepth() {
        List<String> broken = List.of(
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replica: 1}}",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {spec: {containers: "
                        + "[{name: a, securityContext: {readOnlyRootFileSystem: true}}]}}}}",
                "{apiVersion: flink.apache.org/v1beta1, kind: FlinkDeployment, metadata: {name: a}, spec: {jobs: {}}}",
                "{apiVersion: flink.apache.org/v1beta1, kind: FlinkDeployment, metadata: {name: a}, spec: {podTemplate: "
                        + "{spec: {containers: [{name: a, liveness: {}}]}}}}",
                "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {maxMissing: 1}}");
        assertThat(broken).allSatisfy(text -> assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.read(StrictYaml.documents(text).get(0)))
                .withMessageContaining("Unrecognized field"));
    }

    @Test
    void anOldVersionOfAKindIsRefused() {
        JsonNode old = StrictYaml.documents("{apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler}")
                .get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.read(old))
                .withMessageContaining("autoscaling/v1");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThat(StrictYaml.documents("{a: 1, b: 2}")).hasSize(1);
        assertThatThrownBy(() -> StrictYaml.documents("{a: 1, a: 2}")).hasMessageContaining("duplicate key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void theOperatorsValidatorHasNothingAgainstTheJob(String kustomization) throws IOException {
        try (OperatorsValidator validator = new OperatorsValidator(FlinkKeys.ofThisFlink())) {
            assertThat(validator.complaint(flink(kustomization))).isEmpty();
        }
    }

    @Test
    void theOperatorsValidatorIsHeard() throws IOException {
        try (OperatorsValidator validator = new OperatorsValidator(FlinkKeys.ofThisFlink())) {
            assertThat(validator.complaint(with(spec -> configuration(spec).remove("high-availability.type"))))
                    .hasValueSatisfying(complaint -> assertThat(complaint).contains("HA must be enabled"));
            assertThat(validator.complaint(with(spec -> configuration(spec).put("kubernetes.cluster-id", "x"))))
                    .hasValueSatisfying(complaint -> assertThat(complaint).contains("kubernetes.cluster-id"));
            assertThat(validator.complaint(
                            with(spec -> configuration(spec).remove("execution.checkpointing.savepoint-dir"))))
                    .hasValueSatisfying(complaint -> assertThat(complaint).contains("savepoint"));
            assertThat(validator.complaint(
                            with(spec -> ((ObjectNode) spec.at("/taskManager/resource")).put("memory", "4 apples"))))
                    .isPresent();
        }
    }

    private static JsonNode with(Consumer<ObjectNode> change) {
        JsonNode flink = flink("cpu");
        change.accept((ObjectNode) flink.get("spec"));
        return flink;
    }

    private static ObjectNode configuration(ObjectNode spec) {
        return (ObjectNode) spec.get("flinkConfiguration");
    }
}
