package dev.passerby.deploy.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;

/** The keys of Flink's own configuration, taken from the options in Flink's classes. */
public final class FlinkKeys {

    private static final List<Pattern> NAMED_BY_THE_USER = List.of(
            Pattern.compile("metrics\\.reporter\\.[a-z]+\\.(factory\\.class|port|interval|filter\\.[a-z]+)"),
            Pattern.compile("external-resource\\.[a-z]+\\.(amount|driver-factory\\.class|kubernetes\\.config-key)"),
            Pattern.compile("s3\\.(endpoint|path\\.style\\.access)"));

    private final Map<String, ConfigOption<?>> options = new HashMap<>();

    /** The options of Flink's classes on the class path. */
    public static FlinkKeys ofThisFlink() {
        FlinkKeys keys = new FlinkKeys();
        keys.add(Configuration.class, "org/apache/flink/configuration");
        return keys;
    }

    private FlinkKeys() {}

    /** Whether a key means something to Flink, either itself or as one of a kind that users name. */
    public boolean knows(String key) {
        return options.containsKey(key)
                || NAMED_BY_THE_USER.stream()
                        .anyMatch(pattern -> pattern.matcher(key).matches());
    }

    /** The names that an option had in earlier versions. */
    public Set<String> earlierNames(String key) {
        Set<String> names = new HashSet<>();
        ConfigOption<?> option = options.get(key);
        if (option != null) {
            for (FallbackKey fallback : option.fallbackKeys()) {
                names.add(fallback.getKey());
            }
        }
        return names;
    }

    private void add(Class<?> ofJar, String folder) {
        Path jar = Path.of(
                URI.create(Objects.requireNonNull(ofJar.getProtectionDomain().getCodeSource())
                        .getLocation()
                        .toString()));
        try (FileSystem files = FileSystems.newFileSystem(jar);
                Stream<Path> classes = Files.list(files.getPath(folder))) {
            classes.map(Path::toString)
                    .filter(name -> name.endsWith("Options.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replaceFirst("^/", "")
                            .replace('/', '.'))
                    .forEach(this::addClass);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addClass(String name) {
        try {
            for (Field field : Class.forName(name).getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
                    ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                    options.put(option.key(), option);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
