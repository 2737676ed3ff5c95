package dev.passerby.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private Keys keys;
    private Sessions sessions;
    private ApiKey viewer;

    @BeforeEach
    void open() {
        keys = Keys.open(folder.resolve("keys.json"), clock);
        keys.first();
        viewer = keys.issue("hall display", Role.VIEW).key();
        sessions = new Sessions(keys, clock, Duration.ofHours(1));
    }

    @Test
    void aSessionIsItsKeysUntilItEnds() {
        String session = sessions.begin(viewer);
        assertThat(sessions.of(session)).contains(viewer);
        sessions.end(session);
        assertThat(sessions.of(session)).isEmpty();
    }

    @Test
    void useKeepsASessionAliveAndDisuseEndsIt() {
        String session = sessions.begin(viewer);
        clock.now = clock.now.plus(Duration.ofMinutes(50));
        assertThat(sessions.of(session)).isPresent();
        clock.now = clock.now.plus(Duration.ofMinutes(50));
        assertThat(sessions.of(session)).isPresent();
        clock.now = clock.now.plus(Duration.ofMinutes(61));
        assertThat(sessions.of(session)).isEmpty();
    }

    @Test
    void aSessionEndsWithItsKey() {
        String session = sessions.begin(viewer);
        keys.revoke(viewer.id());
        assertThat(sessions.of(session)).isEmpty();
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
