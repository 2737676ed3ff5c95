package dev.passerby.deploy.compose;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.deploy.manifests.StrictYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A compose file, with nothing but what is used here: a property that is missing below is an error.
 *
 * @param name of the project
 * @param services containers by name
 * @param networks by name
 * @param volumes by name
 */
public record Compose(
        String name, Map<String, Service> services, Map<String, Empty> networks, Map<String, Empty> volumes) {

    /** A mapping without entries. */
    record Empty() {}

    /** One container, or several of a kind. */
    record Service(
            String image,
            @Nullable Build build,
            @Nullable List<String> entrypoint,
            @Nullable List<String> command,
            @Nullable String user,
            @Nullable Map<String, String> environment,
            @Nullable List<String> networks,
            @Nullable List<String> ports,
            @Nullable List<String> volumes,
            @Nullable List<String> tmpfs,
            @JsonProperty("mem_limit") @Nullable String memLimit,
            @JsonProperty("read_only") @Nullable Boolean readOnly,
            @JsonProperty("cap_drop") @Nullable List<String> capDrop,
            @JsonProperty("security_opt") @Nullable List<String> securityOpt,
            @Nullable String restart,
            @Nullable Deploy deploy,
            @Nullable Healthcheck healthcheck,
            @JsonProperty("depends_on") @Nullable Map<String, Condition> dependsOn) {

        /** The words that begin its process, where the file and not the image gives them. */
        List<String> words() {
            List<String> words = new ArrayList<>(Objects.requireNonNullElse(entrypoint, List.of()));
            words.addAll(Objects.requireNonNullElse(command, List.of()));
            return words;
        }

        /** Runs once and ends. */
        boolean isTask() {
            return "on-failure".equals(restart);
        }
    }

    record Build(
            String context, String dockerfile, @Nullable String target) {}

    record Deploy(int replicas) {}

    record Healthcheck(
            List<String> test,
            String interval,
            String timeout,
            int retries,
            @JsonProperty("start_period") @Nullable String startPeriod) {}

    record Condition(String condition) {}

    /**
     * Reads a text. What begins with {@code x-} has been merged where it is used and is left out.
     *
     * @throws IllegalArgumentException saying where and what is not known
     */
    static Compose parse(String text) {
        JsonNode document = StrictYaml.documents(text).get(0).deepCopy();
        List<String> extensions = new ArrayList<>();
        document.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("x-")) {
                extensions.add(name);
            }
        });
        ((ObjectNode) document).remove(extensions);
        return StrictYaml.as(document, Compose.class);
    }
}
