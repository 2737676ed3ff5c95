package dev.passerby.deploy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.runtime.metrics.MetricNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files for Prometheus and Grafana. That the metrics they name exist is for a real run to say. */
class MonitoringTest {

    private static final Path FOLDER = Path.of("monitoring");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern FLINK =
            Pattern.compile("\\bflink_(?:jobmanager_job|taskmanager_job_task_operator)_(\\w+)");

    /** What Flink keeps in classes that nobody may see. */
    private static final Set<String> CHECKPOINT_METRICS = Set.of("numberOfFailedCheckpoints", "lastCheckpointDuration");

    @TempDir
    Path scratch;

    @Test
    void everyAlertSaysWhatIsWrongAndWhatToDoInASentence() throws IOException {
        List<JsonNode> alerts = alerts();
        assertThat(alerts).hasSizeGreaterThan(15);
        Set<String> names = new HashSet<>();
        for (JsonNode alert : alerts) {
            String name = alert.path("alert").asText();
            assertThat(names.add(name)).as(name + " is there once").isTrue();
            assertThat(fields(alert)).as(name).isSubsetOf("alert", "expr", "for", "labels", "annotations");
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("warning", "critical");
            assertThat(fields(alert.path("annotations"))).as(name).containsExactlyInAnyOrder("summary", "action");
            assertThat(alert.at("/annotations/summary").asText()).as(name).matches("[A-Z].{20,}\\.");
            assertThat(alert.at("/annotations/action").asText()).as(name).matches("[A-Z].{20,}\\.");
        }
    }

    @Test
    void everyAlertIsInTheDocumentationAndNoOther() throws IOException {
        String page = Files.readString(Path.of("../docs/operations.md"));
        List<String> documented = Pattern.compile("^### ([A-Z][A-Za-z]+)$", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(heading -> heading.group(1))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }

    @Test
    void everyPanelOfTheDashboardHasATitleAPlaceAndAQueryOfThePlainFiles() throws IOException {
        JsonNode dashboard = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(FOLDER.resolve("grafana/dashboards/passerby.json").toFile());
        assertThat(dashboard.path("uid").asText()).isEqualTo("passerby");
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(title).isNotEmpty();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .as(title)
                    .isLessThanOrEqualTo(24);
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("description").asText()).as(title).endsWith(".");
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo("prometheus");
                assertThat(panel.path("targets")).as(title).isNotEmpty();
            }
        }
        JsonNode source = YAML.readTree(FOLDER.resolve("grafana/provisioning/datasources/prometheus.yml")
                .toFile());
        assertThat(source.at("/datasources/0/uid").asText()).isEqualTo("prometheus");
    }

    @Test
    void whatIsNamedOfFlinkIsAMetricOfFlink() throws Exception {
        Set<String> known = new HashSet<>(CHECKPOINT_METRICS);
        for (var field : MetricNames.class.getFields()) {
            known.add(String.valueOf(field.get(null)));
        }
        for (String query : queries()) {
            FLINK.matcher(query).results().forEach(metric -> assertThat(known).contains(metric.group(1)));
            assertThat(query.replaceAll(FLINK.pattern(), "")).doesNotContain("flink_");
        }
    }

    /** Prometheus's own tool, of Debian's package {@code prometheus}, judges the files where it is installed. */
    @Test
    void prometheusTakesItsFilesAndUnderstandsEveryQuery() throws Exception {
        Optional<String> promtool = promtool();
        if (promtool.isEmpty()) {
            System.out.println("promtool is not installed: only names and form of the queries were looked at");
            return;
        }
        assertThat(ran(
                        promtool.get(),
                        "check",
                        "config",
                        FOLDER.resolve("prometheus.yml").toString()))
                .isZero();
        assertThat(ran(
                        promtool.get(),
                        "test",
                        "rules",
                        FOLDER.resolve("alerts-test.yml").toString()))
                .isZero();
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        int number = 0;
        for (String query : queries()) {
            rules.append("  - record: query:").append(number++).append('\n');
            rules.append("    expr: '")
                    .append(query.replace("$__rate_interval", "1m").replace("'", "''"))
                    .append("'\n");
        }
        Path file = Files.writeString(scratch.resolve("dashboard.yml"), rules);
        assertThat(ran(promtool.get(), "check", "rules", file.toString())).isZero();
    }

    private static Optional<String> promtool() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static int ran(String... words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        System.out.println(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }

    private static List<String> queries() throws IOException {
        List<String> all = new ArrayList<>();
        alerts().forEach(alert -> all.add(alert.path("expr").asText()));
        JsonNode dashboard = new JsonMapper()
                .readTree(FOLDER.resolve("grafana/dashboards/passerby.json").toFile());
        dashboard.findValues("expr").forEach(query -> all.add(query.asText()));
        return all;
    }

    private static List<JsonNode> alerts() throws IOException {
        JsonNode file = YAML.readTree(FOLDER.resolve("alerts.yml").toFile());
        assertThat(fields(file)).containsExactly("groups");
        List<JsonNode> alerts = new ArrayList<>();
        for (JsonNode group : file.path("groups")) {
            assertThat(fields(group)).containsExactly("name", "rules");
            group.path("rules").forEach(alerts::add);
        }
        return alerts;
    }

    private static List<String> fields(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
