package dev.passerby.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private long now;
    private final RateLimit limit = new RateLimit(3, 0.5, () -> now);

    @Test
    void soManyAtOnceAndThenSoManyASecond() {
        assertThat(admitted("a", 5)).isEqualTo(3);
        now += TimeUnit.SECONDS.toNanos(2);
        assertThat(admitted("a", 5)).isEqualTo(1);
        now += TimeUnit.HOURS.toNanos(1);
        assertThat(admitted("a", 5)).isEqualTo(3);
    }

    @Test
    void oneCallersHasteIsNotAnothers() {
        admitted("a", 5);
        assertThat(admitted("b", 1)).isEqualTo(1);
    }

    private int admitted(String caller, int attempts) {
        int admitted = 0;
        for (int i = 0; i < attempts; i++) {
            admitted += limit.admits(caller) ? 1 : 0;
        }
        return admitted;
    }
}
