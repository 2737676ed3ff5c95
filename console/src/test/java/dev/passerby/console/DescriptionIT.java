package dev.passerby.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.console.http.Route;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console says it can be asked is what it can be asked. */
class DescriptionIT {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @TempDir
    Path folder;

    private AllFeatures features;
    private Console console;
    private JsonNode description;

    @BeforeEach
    void read() throws Exception {
        features = new AllFeatures(folder);
        console = Console.start(ConsoleSettings.standard(folder).withPort(0), features.all());
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + console.port() + "/api/v1/openapi.json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        description = new ObjectMapper().readTree(answer.body());
    }

    @AfterEach
    void stop() throws Exception {
        console.close();
        features.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        Set<String> described = new TreeSet<>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        String role = operation.getValue().get("x-role").asText();
                        described.add(operation.getKey() + " " + path.getKey() + " " + role);
                    }
                }));
        Set<String> offered = console.routes().stream().map(DescriptionIT::text).collect(Collectors.toSet());
        assertThat(described).containsExactlyInAnyOrderElementsOf(offered);
    }

    @Test
    void whatNeedsAKeySaysSoAndOperationsHaveNamesOfTheirOwn() {
        Set<String> names = new TreeSet<>();
        description.get("paths").forEach(path -> path.properties().forEach(operation -> {
            JsonNode told = operation.getValue();
            if (!METHODS.contains(operation.getKey())) {
                return;
            }
            boolean open = told.get("x-role").asText().equals("nothing");
            assertThat(told.has("security"))
                    .as(told.get("operationId").asText())
                    .isEqualTo(open);
            assertThat(told.get("responses").has("401") || open).isTrue();
            boolean viewable = open || told.get("x-role").asText().equals("view");
            assertThat(told.get("responses").has("403") || viewable).isTrue();
            assertThat(names.add(told.get("operationId").asText())).isTrue();
        }));
    }

    private static String text(Route route) {
        String method = route.method().toLowerCase(Locale.ROOT);
        return method + " " + route.path() + " " + route.needs().name().toLowerCase(Locale.ROOT);
    }
}
