package dev.passerby.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void theFirstStartMakesAnAdminKeyAndTheSecondNone() {
        Keys.Issued first = open().first().orElseThrow();
        assertThat(first.key().role()).isEqualTo(Role.ADMIN);
        assertThat(open().first()).isEmpty();
    }

    @Test
    void aKeyIsKnownAfterARestartAndKeptNowhere() throws Exception {
        Keys.Issued viewer = open().issue("hall display", Role.VIEW);
        assertThat(open().of(viewer.secret())).contains(viewer.key());
        assertThat(Files.readString(file())).contains("hall display").doesNotContain(viewer.secret());
        assertThat(open().of(viewer.key().hash())).isEmpty();
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws Exception {
        open().first();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aRevokedKeyIsNoneAnyMore() {
        Keys keys = open();
        keys.first();
        Keys.Issued viewer = keys.issue("hall display", Role.VIEW);
        assertThat(keys.revoke(viewer.key().id())).contains(viewer.key());
        assertThat(keys.of(viewer.secret())).isEmpty();
        assertThat(open().of(viewer.secret())).isEmpty();
        assertThat(keys.revoke("nobody")).isEmpty();
    }

    @Test
    void theLastAdminKeyStays() {
        Keys keys = open();
        Keys.Issued admin = keys.first().orElseThrow();
        assertThatThrownBy(() -> keys.revoke(admin.key().id()))
                .hasMessage("key '" + admin.key().id() + "' is the last of role admin; make another first");
        assertThat(keys.of(admin.secret())).isPresent();
    }

    @Test
    void aFileThatHoldsSomethingElseIsNamedWithTheRemedy() throws Exception {
        Files.writeString(file(), "[{]");
        assertThatThrownBy(this::open)
                .hasMessageContaining("keys.json holds no list of keys")
                .hasMessageContaining("delete it");
    }

    @Test
    void rolesIncludeThoseBelow() {
        assertThat(Role.ADMIN.includes(Role.VIEW)).isTrue();
        assertThat(Role.VIEW.includes(Role.VIEW)).isTrue();
        assertThat(Role.VIEW.includes(Role.ENROL)).isFalse();
        assertThatThrownBy(() -> Role.parse("root")).hasMessage("role must be view, enrol, admin, got 'root'");
    }

    private Keys open() {
        return Keys.open(file(), CLOCK);
    }

    private Path file() {
        return folder.resolve("keys.json");
    }
}
