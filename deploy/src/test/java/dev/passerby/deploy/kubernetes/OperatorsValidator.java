package dev.passerby.deploy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.deploy.manifests.FlinkKeys;
import dev.passerby.deploy.manifests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Flink Kubernetes Operator's own validator, in a class loader of its own, for it brings another Flink. It is of an earlier
 * version than the one that runs these manifests, so it is told the version and the option names that it knows.
 */
final class OperatorsValidator implements AutoCloseable {

    private static final String NEWEST_IT_KNOWS = "v1_18";
    private static final String OPERATOR = "org.apache.flink.kubernetes.operator.";

    private final URLClassLoader operator;
    private final FlinkKeys keys;

    OperatorsValidator(FlinkKeys keys) {
        this.keys = keys;
        try (Stream<Path> jars = Files.list(Repository.file("deploy/target/operator/lib"))) {
            this.operator = new URLClassLoader(
                    jars.map(OperatorsValidator::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the validator has against a FlinkDeployment. */
    Optional<String> complaint(JsonNode deployment) {
        ObjectNode copy = deployment.deepCopy();
        ObjectNode spec = (ObjectNode) copy.get("spec");
        spec.put("flinkVersion", NEWEST_IT_KNOWS);
        addEarlierNames((ObjectNode) spec.get("flinkConfiguration"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(operator);
        try {
            return validate(copy.toString());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the operator's validator cannot be asked", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Whether a key is one of the operator's, or of Flink's on Kubernetes, in the versions that the validator brings. */
    boolean knows(String key) {
        return Stream.of(
                        OPERATOR + "config.KubernetesOperatorConfigOptions",
                        "org.apache.flink.kubernetes.configuration.KubernetesConfigOptions")
                .flatMap(this::keys)
                .anyMatch(key::equals);
    }

    private Stream<String> keys(String options) {
        try {
            Class<?> option = operator.loadClass("org.apache.flink.configuration.ConfigOption");
            List<String> found = new ArrayList<>();
            for (Field field : operator.loadClass(options).getFields()) {
                if (field.getType() == option) {
                    found.add((String) option.getMethod("key").invoke(field.get(null)));
                }
            }
            return found.stream();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the operator's options cannot be read", e);
        }
    }

    private Optional<String> validate(String json) throws ReflectiveOperationException {
        Class<?> deploymentType = operator.loadClass(OPERATOR + "api.FlinkDeployment");
        Object deployment = operator.loadClass("io.fabric8.kubernetes.client.utils.Serialization")
                .getMethod("unmarshal", String.class, Class.class)
                .invoke(null, json, deploymentType);
        Class<?> configurationType = operator.loadClass("org.apache.flink.configuration.Configuration");
        // Without this it watches its configuration with a thread of its own.
        Object configuration = configurationType
                .getMethod("fromMap", Map.class)
                .invoke(null, Map.of("kubernetes.operator.dynamic.config.enabled", "false"));
        Class<?> managerType = operator.loadClass(OPERATOR + "config.FlinkConfigManager");
        Object manager = managerType.getConstructor(configurationType).newInstance(configuration);
        Class<?> validatorType = operator.loadClass(OPERATOR + "validation.DefaultValidator");
        Object validator = validatorType.getConstructor(managerType).newInstance(manager);
        return ((Optional<?>) validatorType
                        .getMethod("validateDeployment", deploymentType)
                        .invoke(validator, deployment))
                .map(String::valueOf);
    }

    private void addEarlierNames(ObjectNode configuration) {
        List<String> names = new ArrayList<>();
        configuration.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            keys.earlierNames(name).forEach(earlier -> configuration.set(earlier, configuration.get(name)));
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() throws IOException {
        operator.close();
    }
}
