package dev.passerby.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @Test
    void anEnvironmentVariableIsLookedUp() throws Exception {
        assertThat(Credentials.resolve("env:DOOR", Map.of("DOOR", "admin:s3:cr@t/ x"))
                        .userInfo())
                .isEqualTo("admin:s3%3Acr%40t%2F%20x");
    }

    @Test
    void aFileIsReadWithoutItsLastLineBreak(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("door"), "admin:secret\n");
        assertThat(Credentials.resolve("file:" + file, Map.of()).password()).isEqualTo("secret");
    }

    @Test
    void aReferenceThatLeadsNowhereIsAnAuthFailure() {
        assertThatThrownBy(() -> Credentials.resolve("env:DOOR", Map.of()))
                .hasMessage("the camera refuses user and password: credentials 'env:DOOR' are not set");
        assertThatThrownBy(() -> Credentials.resolve("file:/nowhere/at/all", Map.of()))
                .hasMessageContaining("credentials 'file:/nowhere/at/all' cannot be read (NoSuchFileException)");
    }

    @Test
    void contentOfAnotherFormIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> Credentials.resolve("env:DOOR", Map.of("DOOR", "hunter2")))
                .hasMessageContaining("must be user:password")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theTextFormHidesThePassword() {
        assertThat(new Credentials("admin", "hunter2")).hasToString("Credentials[hidden]");
    }
}
