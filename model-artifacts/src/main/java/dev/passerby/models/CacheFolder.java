package dev.passerby.models;

import java.nio.file.Path;
import java.util.Map;

/** Where downloaded and built files live, by the environment's variables. */
public final class CacheFolder {

    private CacheFolder() {}

    /** {@code PASSERBY_MODELS}, else {@code ${XDG_CACHE_HOME:-~/.cache}/passerby/models}. */
    public static Path models(Map<String, String> environment) {
        String given = environment.getOrDefault("PASSERBY_MODELS", "");
        return given.isBlank() ? passerby(environment).resolve("models") : Path.of(given);
    }

    /** {@code ${XDG_CACHE_HOME:-~/.cache}/passerby/demo}. */
    public static Path demo(Map<String, String> environment) {
        return passerby(environment).resolve("demo");
    }

    private static Path passerby(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
        return (cache.isBlank() ? Path.of(home, ".cache") : Path.of(cache)).resolve("passerby");
    }
}
