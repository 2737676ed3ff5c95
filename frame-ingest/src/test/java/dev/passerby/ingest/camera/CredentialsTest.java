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
        Credentials found = Credentials.resolve("env:DOOR", Map.of("DOOR", "admin:Zq9%21:@/canary x"));
        assertThat(found.user()).isEqualTo("admin");
        assertThat(found.password()).isEqualTo("Zq9%21:@/canary x");
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
                .hasMessageContaining("must be one line, user:password")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aFileOfSeveralLinesIsNoPassword(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("passwd"), "root:x:0:0::/root:/bin/sh\nada:x:1:1::/:/bin/sh\n");
        assertThatThrownBy(() -> Credentials.resolve("file:" + file, Map.of()))
                .hasMessageContaining("must be one line, user:password");
    }

    @Test
    void whatIsNoOrdinaryFileIsNotRead() {
        assertThatThrownBy(() -> Credentials.resolve("file:/dev/zero", Map.of()))
                .hasMessageContaining("credentials 'file:/dev/zero' cannot be read (IOException)");
    }

    @Test
    void theTextFormHidesThePassword() {
        assertThat(new Credentials("admin", "hunter2")).hasToString("Credentials[hidden]");
    }
}
