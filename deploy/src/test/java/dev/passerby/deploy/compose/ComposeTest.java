package dev.passerby.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.deploy.containers.ContainerFile;
import dev.passerby.deploy.containers.Instruction;
import dev.passerby.deploy.manifests.ConsoleWords;
import dev.passerby.deploy.manifests.FlinkKeys;
import dev.passerby.deploy.manifests.JobArguments;
import dev.passerby.deploy.manifests.KnownVariables;
import dev.passerby.deploy.manifests.MemoryOf;
import dev.passerby.deploy.manifests.Repository;
import dev.passerby.deploy.topics.MakeTopics;
import dev.passerby.deploy.topics.TopicArguments;
import dev.passerby.ingest.IngestEnvironment;
import dev.passerby.pipeline.PipelineJob;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.standalone.commands.CommandLineTool;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code docker-compose.yml} keeps to the rules, and says what the programs understand. */
class ComposeTest {

    private static final String ONE = """
            name: a
            services:
              b:
                image: c:1
                read_only: true
                cap_drop: [ALL]
                security_opt: ["no-new-privileges:true"]
                restart: unless-stopped
                mem_limit: 64m
                tmpfs: ["/tmp:size=32m"]
                ports: ["127.0.0.1:1:1"]
                networks: [n]
                volumes: ["v:/v"]
                healthcheck: {test: [CMD, "true"], interval: 1s, timeout: 1s, retries: 1}
                depends_on: {b: {condition: service_healthy}}
            networks: {n: {}}
            volumes: {v: {}}
            """;

    /** Room for the networks and a photo of the largest size, in mebibytes; one at a time was measured to take less. */
    private static final int NETWORKS_AND_A_PHOTO = 3_000;

    private final Compose compose;

    ComposeTest() throws IOException {
        this.compose = Compose.parse(Files.readString(Repository.file("docker-compose.yml")));
    }

    @Test
    void theRulesAreKept() {
        assertThat(ComposeRules.broken(compose)).isEmpty();
        assertThat(compose.services())
                .containsKeys(
                        "broker",
                        "jobmanager",
                        "taskmanager",
                        "ingest-1",
                        "ingest-2",
                        "console",
                        "cameras",
                        "prometheus",
                        "grafana");
    }

    @Test
    void everyRuleIsNoticedWhenItIsBroken() {
        assertThat(ComposeRules.broken(Compose.parse(ONE))).isEmpty();
        Map<String, List<String>> changes = Map.ofEntries(
                Map.entry("has a pinned image", List.of("c:1", "c")),
                Map.entry("has a read-only root file system", List.of("read_only: true", "read_only: false")),
                Map.entry("has no capabilities", List.of("[ALL]", "[NET_RAW]")),
                Map.entry("gains no privileges", List.of("security_opt: [\"no-new-privileges:true\"]\n    ", "")),
                Map.entry("says whether it is started again", List.of("restart: unless-stopped\n    ", "")),
                Map.entry("has a limit of memory", List.of("mem_limit: 64m\n    ", "")),
                Map.entry("has room for its files in memory", List.of("mem_limit: 64m", "mem_limit: 32m")),
                Map.entry("is reached from this machine alone", List.of("127.0.0.1:1:1", "1:1")),
                Map.entry("is in networks that exist", List.of("networks: [n]", "networks: [m]")),
                Map.entry("has volumes that exist", List.of("v:/v", "w:/v")),
                Map.entry("waits for what can happen", List.of("service_healthy", "service_completed_successfully")));
        assertThat(changes).allSatisfy((rule, change) -> {
            assertThat(ONE).contains(change.get(0));
            assertThat(ComposeRules.broken(Compose.parse(ONE.replace(change.get(0), change.get(1)))))
                    .containsExactly("b " + rule);
        });
    }

    @Test
    void aMisspeltPropertyIsRefused() {
        for (String wrong : List.of("readonly: true", "mem_limits: 1g", "privileged: true")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Compose.parse(ONE.replace("read_only: true", wrong)))
                    .withMessageContaining("Unrecognized field");
        }
    }

    @Test
    void theJobReadsItsArguments() {
        List<String> command = compose.services().get("jobmanager").words();
        assertThat(command.subList(0, 4))
                .containsExactly(
                        "/opt/flink/bin/standalone-job.sh",
                        "start-foreground",
                        "--job-classname",
                        PipelineJob.class.getName());
        PipelineSettings settings = JobArguments.read(command.subList(4, command.size()));

        Compose.Service taskmanager = compose.services().get("taskmanager");
        int slots = flink().get(TaskManagerOptions.NUM_TASK_SLOTS);
        assertThat(settings.parallelism()).isEqualTo(taskmanager.deploy().replicas() * slots);
        assertThat(settings.checkpoints().directory()).isEqualTo("file:///var/lib/passerby/checkpoints");
        assertThat(Stream.of("jobmanager", "taskmanager")
                        .map(name -> compose.services().get(name).volumes()))
                .allSatisfy(volumes -> assertThat(volumes).contains("checkpoints:/var/lib/passerby/checkpoints"));
        assertThat(settings.kafka().bootstrapServers()).isEqualTo("broker:9092");
    }

    @Test
    void flinkKnowsEveryKeyAndItsMemoryAddsUp() {
        Configuration flink = flink();
        FlinkKeys keys = FlinkKeys.ofThisFlink();
        assertThat(flink.keySet()).hasSizeGreaterThan(15).allMatch(keys::knows);

        var memory = TaskExecutorProcessUtils.processSpecFromConfig(flink);
        Compose.Service taskmanager = compose.services().get("taskmanager");
        assertThat(memory.getTaskOffHeapSize().getMebiBytes()).isEqualTo(1024);
        assertThat(memory.getTaskHeapSize().getMebiBytes()).isGreaterThan(900);
        assertThat(memory.getTotalProcessMemorySize().getBytes() + ComposeRules.filesInMemory(taskmanager))
                .isLessThanOrEqualTo(ComposeRules.bytes(taskmanager.memLimit()));
    }

    @Test
    void ingestReadsItsVariables() {
        for (String name : List.of("ingest-1", "ingest-2")) {
            Compose.Service ingest = compose.services().get(name);
            Map<String, String> environment = ingest.environment();
            assertThat(KnownVariables.ofIngest()).containsAll(environment.keySet());
            IngestEnvironment read = IngestEnvironment.of(environment);
            assertThat(read.settings().worker()).isEqualTo(name);
            assertThat(read.brokers()).isEqualTo("broker:9092");
            long child = MemoryOf.option(
                    environment.get("PASSERBY_INGEST_JAVA_OPTS"), "-Dorg.bytedeco.javacpp.maxPhysicalBytes=");
            assertThat(child + MemoryOf.mebibytes(64 + 128) + ComposeRules.filesInMemory(ingest))
                    .isLessThanOrEqualTo(ComposeRules.bytes(ingest.memLimit()));
        }
    }

    @Test
    void theConsoleReadsItsWordsAndItsFile() {
        Compose.Service console = compose.services().get("console");
        ConsoleWords words = consoleWords(console);
        String file = mounted(console, words.configuration());
        Settings settings = SettingsFile.read(Repository.file(file), Map.of());

        PipelineSettings job = JobArguments.read(compose.services().get("jobmanager").words().stream()
                .filter(word -> word.contains("="))
                .toList());
        assertThat(settings.bootstrapServers()).isEqualTo(job.kafka().bootstrapServers());
        assertThat(settings.topics()).isEqualTo(job.kafka().topics());
        assertThat(settings.keysDirectory())
                .isEqualTo(Path.of(URI.create(String.valueOf(job.privacy().keys()))));
        assertThat(settings.console().host()).isEqualTo("0.0.0.0");
        // One name, an address for every TaskManager.
        assertThat(settings.consoleMetrics()).containsExactly("taskmanager:" + job.metricsPort());
        assertThat(job.metricsAddress()).isEqualTo("0.0.0.0");
        assertThat(console.networks()).contains("inner");
        assertThat(compose.services().get("taskmanager").networks()).contains("inner");
        String port = Integer.toString(settings.console().port());
        assertThat(console.ports()).containsExactly("127.0.0.1:8080:" + port);
        assertThat(String.join(" ", console.healthcheck().test())).contains("127.0.0.1/" + port, "GET /api/v1/health ");
        assertThat(ConsoleWords.anybodyMayAsk("/api/v1/health")).isTrue();
        assertThat(ConsoleWords.anybodyMayAsk("/api/v1/healthy")).isFalse();
        assertThat(ConsoleWords.anybodyMayAsk("/api/v1/cameras")).isFalse();
    }

    @Test
    void whatTheConsoleKeepsLiesInVolumesThatItsImageHasFoldersFor() {
        Compose.Service console = compose.services().get("console");
        ConsoleWords words = consoleWords(console);
        Settings settings = SettingsFile.read(Repository.file(mounted(console, words.configuration())), Map.of());

        assertThat(words.adminKeyFile()).startsWith(settings.console().directory() + "/");
        assertThat(console.volumes())
                .contains("console:" + settings.console().directory())
                .contains("people:" + settings.keysDirectory().getParent());
        assertThat(settings.receiptDirectory().getParent())
                .isEqualTo(settings.keysDirectory().getParent());
        for (String name : List.of("jobmanager", "taskmanager")) {
            assertThat(compose.services().get(name).volumes())
                    .contains("people:" + settings.keysDirectory().getParent());
        }
        String made = image(console).stages().get(1).instructions().stream()
                .filter(instruction -> instruction.keyword().equals("RUN"))
                .map(Instruction::text)
                .collect(Collectors.joining());
        assertThat(made)
                .contains(settings.console().directory().toString())
                .contains(settings.keysDirectory().getParent().toString());
    }

    @Test
    void theConsolesMemoryIsItsJvmItsNetworksAndItsFiles() {
        Compose.Service console = compose.services().get("console");
        String java = consoleWords(console).java();
        long all = MemoryOf.option(java, "-Dorg.bytedeco.javacpp.maxPhysicalBytes=");
        assertThat(MemoryOf.option(java, "-Xmx") + MemoryOf.mebibytes(400 + NETWORKS_AND_A_PHOTO))
                .isLessThanOrEqualTo(all);
        assertThat(all + MemoryOf.mebibytes(450) + ComposeRules.filesInMemory(console))
                .isLessThanOrEqualTo(ComposeRules.bytes(console.memLimit()));
    }

    @Test
    void aWordThatTheConsoleDoesNotKnowIsNoticed() {
        String program = "dev.passerby.standalone.Passerby";
        assertThatThrownBy(() -> ConsoleWords.read(List.of("java", program, "console", "--configuration", "x")))
                .hasMessageContaining("--configuration");
        assertThatThrownBy(() -> ConsoleWords.read(List.of("java", program, "run", "--config", "x")))
                .hasMessageContaining("no console");
        assertThatThrownBy(() -> ConsoleWords.read(List.of("java", program + "s", "console")))
                .hasMessageContaining("no command line");
    }

    @Test
    void theTopicsFitTheJob() {
        Compose.Service topics = compose.services().get("topics");
        assertThat(topics.entrypoint()).endsWith(MakeTopics.class.getName());
        assertThat(TopicArguments.cameraPartitions(topics.command())).isEqualTo(4);
    }

    @Test
    void theCommandLineUnderstandsItsArguments() {
        List<String> names = compose.services().entrySet().stream()
                .filter(service -> service.getValue().image().startsWith("passerby-tools:")
                        && service.getValue().entrypoint() == null)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(names).containsExactlyInAnyOrder("cameras", "attach-front-door", "attach-courtyard", "attach-lobby");
        for (String name : names) {
            var unused = new CommandLine(CommandLineTool.class)
                    .parseArgs(compose.services().get(name).command().toArray(String[]::new));
        }
        assertThatThrownBy(() -> new CommandLine(CommandLineTool.class).parseArgs("simulate", "--listen", "0.0.0.0"))
                .hasMessageContaining("--listen");
    }

    @Test
    void theBrokerKnowsEveryKeyOfItsFile() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Repository.file("deploy/containers/broker/server.properties"))) {
            properties.load(file);
        }
        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(properties.stringPropertyNames());
        assertThat(new KafkaConfig(properties)
                        .effectiveAdvertisedBrokerListeners()
                        .toString())
                .contains("host='broker', port=9092", "host='localhost', port=19092");
        assertThat(compose.services().get("broker").ports()).containsExactly("127.0.0.1:19092:19092");
    }

    @Test
    void filesAndTargetsThatItNamesExist() {
        compose.services().forEach((name, service) -> {
            ComposeRules.list(service.volumes()).stream()
                    .map(volume -> volume.split(":", -1)[0])
                    .filter(source -> source.startsWith("./"))
                    .forEach(source -> assertThat(Repository.file(source)).exists());
            if (service.build() != null) {
                ContainerFile file =
                        ContainerFile.read(Repository.file(service.build().dockerfile()));
                assertThat(file.stages())
                        .as(name)
                        .anyMatch(stage -> service.build().target() == null
                                || service.build().target().equals(stage.name()));
            }
        });
    }

    @Test
    void prometheusAsksWhereSomebodyAnswers() throws IOException {
        String scraped = Files.readString(Repository.file("deploy/containers/prometheus/prometheus.yml"));
        String ingest = compose.services().get("ingest-1").environment().get("PASSERBY_INGEST_METRICS_PORT");
        assertThat(scraped)
                .contains("ingest-1:" + ingest, "ingest-2:" + ingest, "names: [taskmanager]")
                .contains("jobmanager:" + flink().getString("metrics.reporter.prom.port", ""));
        assertThat(compose.services().get("jobmanager").words()).contains("metrics.port=9400");
        assertThat(scraped).contains("port: 9400");
        // The datasource of deploy/monitoring asks the environment.
        assertThat(Files.readString(
                        Repository.file("deploy/monitoring/grafana/provisioning/datasources/prometheus.yml")))
                .contains("${PROMETHEUS_URL}");
        assertThat(compose.services().get("grafana").environment())
                .containsEntry("PROMETHEUS_URL", "http://prometheus:9090");
    }

    private static ConsoleWords consoleWords(Compose.Service console) {
        List<String> words = new ArrayList<>(image(console).entrypoint());
        words.addAll(console.words());
        return ConsoleWords.read(words);
    }

    private static ContainerFile image(Compose.Service service) {
        return ContainerFile.read(Repository.file(service.build().dockerfile()));
    }

    /** The file of this repository that a service finds at this path. */
    private static String mounted(Compose.Service service, String path) {
        return service.volumes().stream()
                .map(volume -> volume.split(":", -1))
                .filter(volume -> volume[1].equals(path))
                .map(volume -> volume[0])
                .findFirst()
                .orElseThrow();
    }

    private static Configuration flink() {
        return GlobalConfiguration.loadConfiguration(
                Repository.file("deploy/containers/flink").toString());
    }
}
