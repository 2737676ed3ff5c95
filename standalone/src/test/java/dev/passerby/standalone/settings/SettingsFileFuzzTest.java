package dev.passerby.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.passerby.standalone.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Configuration files with any content: settings that every reader of them accepts, or one complaint. */
class SettingsFileFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void anyFile(byte[] content) throws IOException {
        Path file = Files.createTempFile("passerby-fuzz", ".yaml");
        try {
            Files.write(file, content);
            Settings settings = SettingsFile.read(file, Map.of("PASSERBY_HOME", "/nowhere"));
            assertThat(settings.brokerPort()).isBetween(0, 65_535);
            // As Kafka's clients take the list apart.
            assertThat(settings.bootstrapServers().split("\\s*,\\s*"))
                    .isNotEmpty()
                    .allMatch(server -> server.matches("[^,:\\s]+:\\d{1,5}"));
            assertThat(settings.pipeline(settings.bootstrapServers(), null).minFace())
                    .isPositive();
            assertThat(settings.topics()).isNotNull();
            assertThat(settings.matching()).isNotNull();
        } catch (BadInputException e) {
            assertThat(e.getMessage()).contains(file.getFileName().toString());
        } finally {
            Files.delete(file);
        }
    }
}
