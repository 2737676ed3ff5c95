package dev.passerby.deploy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.deploy.manifests.StrictYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of Kustomize that is used here: files and folders put together, a namespace for all, and patches of custom
 * resources, which Kustomize merges as RFC 7386 says. A patch of anything else would be merged otherwise and is refused.
 */
final class Kustomize {

    /** A {@code kustomization.yaml}, with nothing but what is used here. */
    private record Kustomization(
            String apiVersion,
            String kind,
            @Nullable String namespace,
            List<String> resources,
            @Nullable List<Patch> patches) {}

    private record Patch(String path) {}

    private Kustomize() {}

    /** The manifests that {@code kubectl apply -k FOLDER} would apply. */
    static List<JsonNode> build(Path folder) {
        JsonNode document =
                StrictYaml.documents(folder.resolve("kustomization.yaml")).get(0);
        Kustomization wanted = StrictYaml.as(document, Kustomization.class);
        if (!wanted.apiVersion().equals("kustomize.config.k8s.io/v1beta1")
                || !wanted.kind().equals("Kustomization")) {
            throw new IllegalArgumentException(folder + " holds no kustomization but a " + wanted.kind());
        }
        List<JsonNode> manifests = new ArrayList<>();
        for (String resource : wanted.resources()) {
            Path path = folder.resolve(resource).normalize();
            manifests.addAll(resource.endsWith(".yaml") ? StrictYaml.documents(path) : build(path));
        }
        List<Patch> patches = wanted.patches() == null ? List.of() : wanted.patches();
        for (Patch patch : patches) {
            StrictYaml.documents(folder.resolve(patch.path())).forEach(change -> patch(manifests, change));
        }
        if (wanted.namespace() != null) {
            manifests.stream()
                    .filter(manifest -> !manifest.path("kind").asText().equals("Namespace"))
                    .forEach(manifest -> ((ObjectNode) manifest.get("metadata")).put("namespace", wanted.namespace()));
        }
        return manifests;
    }

    private static void patch(List<JsonNode> manifests, JsonNode change) {
        if (!change.path("kind").asText().equals("FlinkDeployment")) {
            throw new IllegalArgumentException("only a FlinkDeployment is patched here, not a " + change.path("kind"));
        }
        JsonNode patched = manifests.stream()
                .filter(manifest -> manifest.get("kind").equals(change.get("kind"))
                        && manifest.at("/metadata/name").equals(change.at("/metadata/name")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a patch has nothing to patch: " + change));
        merge((ObjectNode) patched, change);
    }

    private static void merge(ObjectNode target, JsonNode change) {
        change.properties().forEach(property -> {
            JsonNode present = target.get(property.getKey());
            if (property.getValue().isNull()) {
                target.remove(property.getKey());
            } else if (property.getValue().isObject() && present instanceof ObjectNode object) {
                merge(object, property.getValue());
            } else {
                target.set(property.getKey(), property.getValue());
            }
        });
    }
}
