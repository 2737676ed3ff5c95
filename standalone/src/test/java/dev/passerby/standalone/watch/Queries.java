package dev.passerby.standalone.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queries of the dashboard and the alerts, and the metrics they name. */
final class Queries {

    private static final Path MONITORING = Path.of("../deploy/monitoring");
    private static final Pattern METRIC = Pattern.compile("\\b(?:passerby|flink)_[a-zA-Z0-9_]+\\b");

    private Queries() {}

    /** Every expression there is. */
    static List<String> all() throws IOException {
        List<String> all = new ArrayList<>();
        JsonNode dashboard = new ObjectMapper()
                .readTree(MONITORING.resolve("grafana/dashboards/passerby.json").toFile());
        dashboard.findValues("expr").forEach(query -> all.add(query.asText()));
        JsonNode alerts =
                new YAMLMapper().readTree(MONITORING.resolve("alerts.yml").toFile());
        alerts.findValues("expr").forEach(query -> all.add(query.asText()));
        return all;
    }

    /** The metrics of Passerby's own that they name. */
    static Set<String> metrics() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String query : all()) {
            // Labels' values are no names of metrics.
            Matcher metric = METRIC.matcher(query.replaceAll("\"[^\"]*\"", ""));
            while (metric.find()) {
                if (metric.group().startsWith("passerby_")) {
                    names.add(metric.group());
                }
            }
        }
        return names;
    }
}
