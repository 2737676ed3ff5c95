package dev.passerby.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.deploy.containers.ContainerFile;
import dev.passerby.deploy.manifests.ConsoleWords;
import dev.passerby.deploy.manifests.JobArguments;
import dev.passerby.deploy.manifests.MemoryOf;
import dev.passerby.deploy.manifests.Repository;
import dev.passerby.ingest.IngestEnvironment;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's manifests say what it understands, and it finds what the job has. */
class ConsoleManifestTest {

    /** Room for the networks and a photo of the largest size, in mebibytes; one at a time was measured to take less. */
    private static final int NETWORKS_AND_A_PHOTO = 3_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void theConsoleReadsItsFileAndSharesBrokerTopicsAndKeysWithTheJob(String kustomization) throws IOException {
        Manifests manifests = Manifests.of(kustomization);
        Settings settings = settings(manifests);
        PipelineSettings job = JobArguments.read(
                List.of(manifests.only(FlinkDeployment.class).getSpec().getJob().getArgs()));

        assertThat(settings.bootstrapServers()).isEqualTo(job.kafka().bootstrapServers());
        assertThat(settings.topics()).isEqualTo(job.kafka().topics());
        assertThat(settings.keysDirectory())
                .isEqualTo(Path.of(URI.create(String.valueOf(job.privacy().keys()))));
        assertThat(settings.ingest().rtsp().access())
                .isEqualTo(IngestEnvironment.of(manifests
                                .named(ConfigMap.class, "ingest-settings")
                                .getData())
                        .settings()
                        .rtsp()
                        .access());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void consoleAndJobMountTheSameClaimWhereTheKeysAreAsTheSameUser(String kustomization) throws IOException {
        Manifests manifests = Manifests.of(kustomization);
        String people = settings(manifests).keysDirectory().getParent().toString();
        PodSpec console = pod(manifests);
        PodSpec job =
                manifests.only(FlinkDeployment.class).getSpec().getPodTemplate().getSpec();

        assertThat(claimAt(people, console)).isEqualTo("people").isEqualTo(claimAt(people, job));
        assertThat(manifests
                        .named(PersistentVolumeClaim.class, "people")
                        .getSpec()
                        .getAccessModes())
                .containsExactly("ReadWriteMany");
        assertThat(console.getSecurityContext().getRunAsUser())
                .isEqualTo(job.getSecurityContext().getRunAsUser());
    }

    @Test
    void whatTheConsoleKeepsIsOnAClaimAndItsKeyIsHandedOverThere() throws IOException {
        Manifests manifests = Manifests.of("cpu");
        Settings settings = settings(manifests);
        String directory = settings.console().directory().toString();
        assertThat(claimAt(directory, pod(manifests))).isEqualTo("console");
        assertThat(manifests
                        .named(PersistentVolumeClaim.class, "console")
                        .getSpec()
                        .getAccessModes())
                .containsExactly("ReadWriteOnce");
        assertThat(words(manifests).adminKeyFile()).startsWith(directory + "/");
        assertThat(claimAt(settings.receiptDirectory().getParent().toString(), pod(manifests)))
                .isEqualTo("people");
    }

    @Test
    void oneConsoleIsReachedByItsServiceAndWatchedAtItsHealth() throws IOException {
        Manifests manifests = Manifests.of("cpu");
        var console = manifests.named(Deployment.class, "console").getSpec();
        assertThat(console.getReplicas()).isOne();
        assertThat(console.getStrategy().getType()).isEqualTo("Recreate");

        Settings settings = settings(manifests);
        assertThat(settings.console().host()).isEqualTo("0.0.0.0");
        Container container = container(manifests);
        assertThat(container.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("http");
            assertThat(port.getContainerPort()).isEqualTo(settings.console().port());
        });
        var service = manifests.named(Service.class, "console").getSpec();
        assertThat(console.getTemplate().getMetadata().getLabels()).containsAllEntriesOf(service.getSelector());
        assertThat(service.getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("http"));
        for (var probe :
                List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())) {
            assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
            assertThat(ConsoleWords.anybodyMayAsk(probe.getHttpGet().getPath())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void itsFiguresAreOfEveryTaskManagerWhichItAloneReachesThere(String kustomization) throws IOException {
        Manifests manifests = Manifests.of(kustomization);
        FlinkDeployment flink = manifests.only(FlinkDeployment.class);
        PipelineSettings job =
                JobArguments.read(List.of(flink.getSpec().getJob().getArgs()));
        int port = Integer.parseInt(job.metricsPort());
        assertThat(job.metricsAddress()).isEqualTo("0.0.0.0");
        assertThat(settings(manifests).consoleMetrics()).containsExactly("job-metrics:" + port);

        Map<String, String> taskManagers = Map.of("app", flink.getMetadata().getName(), "component", "taskmanager");
        var service = manifests.named(Service.class, "job-metrics").getSpec();
        assertThat(service.getClusterIP()).as("an address for each").isEqualTo("None");
        assertThat(service.getSelector()).isEqualTo(taskManagers);
        assertThat(service.getPorts()).singleElement().satisfies(one -> assertThat(one.getPort())
                .isEqualTo(port));

        Map<String, String> console = Map.of("app.kubernetes.io/name", "console");
        var out = manifests.named(NetworkPolicy.class, "console-to-job-metrics").getSpec();
        assertThat(out.getPodSelector().getMatchLabels()).isEqualTo(console);
        assertThat(out.getEgress()).singleElement().satisfies(rule -> {
            assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(one -> assertThat(one.getPort().getIntVal()).isEqualTo(port));
            assertThat(rule.getTo()).singleElement().satisfies(peer -> assertThat(
                            peer.getPodSelector().getMatchLabels())
                    .isEqualTo(taskManagers));
        });
        var in =
                manifests.named(NetworkPolicy.class, "job-metrics-from-console").getSpec();
        assertThat(in.getPodSelector().getMatchLabels()).isEqualTo(taskManagers);
        assertThat(in.getIngress()).singleElement().satisfies(rule -> {
            assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(one -> assertThat(one.getPort().getIntVal()).isEqualTo(port));
            assertThat(rule.getFrom()).singleElement().satisfies(peer -> assertThat(
                            peer.getPodSelector().getMatchLabels())
                    .isEqualTo(console));
        });
    }

    @Test
    void itsMemoryIsItsJvmsItsNetworksAndAReserve() {
        Manifests manifests = Manifests.of("cpu");
        String java = words(manifests).java();
        long all = MemoryOf.option(java, "-Dorg.bytedeco.javacpp.maxPhysicalBytes=");
        long limit = Quantity.getAmountInBytes(
                        container(manifests).getResources().getLimits().get("memory"))
                .longValueExact();
        assertThat(MemoryOf.option(java, "-Xmx") + MemoryOf.mebibytes(400 + NETWORKS_AND_A_PHOTO))
                .isLessThanOrEqualTo(all);
        assertThat(all + MemoryOf.mebibytes(450)).isLessThanOrEqualTo(limit);
    }

    private Settings settings(Manifests manifests) throws IOException {
        Path file = Path.of(words(manifests).configuration());
        VolumeMount mount = container(manifests).getVolumeMounts().stream()
                .filter(one -> Path.of(one.getMountPath()).equals(file.getParent()))
                .findFirst()
                .orElseThrow();
        String map = pod(manifests).getVolumes().stream()
                .filter(volume -> volume.getName().equals(mount.getName()))
                .map(volume -> volume.getConfigMap().getName())
                .findFirst()
                .orElseThrow();
        String text = manifests
                .named(ConfigMap.class, map)
                .getData()
                .get(file.getFileName().toString());
        return SettingsFile.read(Files.writeString(folder.resolve("passerby.yaml"), text), Map.of());
    }

    private static ConsoleWords words(Manifests manifests) {
        List<String> words = new ArrayList<>(ContainerFile.read(Repository.file("deploy/containers/console.Dockerfile"))
                .entrypoint());
        words.addAll(container(manifests).getArgs());
        return ConsoleWords.read(words);
    }

    private static PodSpec pod(Manifests manifests) {
        return manifests
                .named(Deployment.class, "console")
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static Container container(Manifests manifests) {
        List<Container> containers = pod(manifests).getContainers();
        assertThat(containers).hasSize(1);
        return containers.get(0);
    }

    /** The claim that a pod's only container has at a path. */
    private static @Nullable String claimAt(String path, PodSpec pod) {
        return pod.getContainers().get(0).getVolumeMounts().stream()
                .filter(mount -> mount.getMountPath().equals(path))
                .flatMap(mount -> pod.getVolumes().stream()
                        .filter(volume -> volume.getName().equals(mount.getName())))
                .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
                .findFirst()
                .orElse(null);
    }
}
