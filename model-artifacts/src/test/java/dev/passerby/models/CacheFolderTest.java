package dev.passerby.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

    @Test
    void modelsAreWhereTheyAreSaidToBe() {
        assertThat(CacheFolder.models(Map.of("PASSERBY_MODELS", "/opt/models", "HOME", "/home/a")))
                .isEqualTo(Path.of("/opt/models"));
    }

    @Test
    void elseTheyAreInTheUsersCache() {
        assertThat(CacheFolder.models(Map.of("XDG_CACHE_HOME", "/cache", "HOME", "/home/a")))
                .isEqualTo(Path.of("/cache/passerby/models"));
        assertThat(CacheFolder.models(Map.of("PASSERBY_MODELS", " ", "XDG_CACHE_HOME", "", "HOME", "/home/a")))
                .isEqualTo(Path.of("/home/a/.cache/passerby/models"));
    }

    @Test
    void theDemosPicturesAreBesideTheUsersModels() {
        assertThat(CacheFolder.demo(Map.of("PASSERBY_MODELS", "/opt/models", "HOME", "/home/a")))
                .isEqualTo(Path.of("/home/a/.cache/passerby/demo"));
    }
}
