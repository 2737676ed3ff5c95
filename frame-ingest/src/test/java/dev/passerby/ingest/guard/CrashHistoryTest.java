package dev.passerby.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrashHistoryTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void the_second_crash_of_a_camera_within_an_hour_quarantines_it_and_no_other() {
        CrashHistory history = CrashHistory.NONE
                .after("door", NOON)
                .after("yard", NOON.plusSeconds(60))
                .after("door", NOON.plusSeconds(3600));
        assertThat(history.quarantine(NOON.plusSeconds(3600)))
                .isEqualTo(new Quarantine(Map.of("door", NOON.plusSeconds(3600))));
    }

    @Test
    void a_crash_an_hour_ago_is_forgotten() {
        CrashHistory history = CrashHistory.NONE.after("door", NOON).after("door", NOON.plusSeconds(3601));
        assertThat(history.quarantine(NOON)).isEqualTo(Quarantine.NONE);
        assertThat(history.after("door", NOON.plusSeconds(3602))
                        .quarantine(NOON)
                        .since())
                .containsKey("door");
    }

    @Test
    void quarantine_ends_after_a_day() {
        CrashHistory history = CrashHistory.NONE.after("door", NOON).after("door", NOON);
        Instant end = NOON.plus(Duration.ofDays(1));
        assertThat(history.quarantine(end.minusMillis(1)).since()).containsKey("door");
        assertThat(history.quarantine(end)).isEqualTo(Quarantine.NONE);
    }

    @Test
    void a_camera_that_was_let_out_needs_two_more_crashes() {
        CrashHistory history = CrashHistory.NONE.after("door", NOON).after("door", NOON);
        CrashHistory third = history.after("door", NOON.plusSeconds(10));
        assertThat(third.quarantine(NOON.plusSeconds(10)).since()).containsEntry("door", NOON);
        assertThat(third.after("door", NOON.plusSeconds(20))
                        .quarantine(NOON.plusSeconds(20))
                        .since())
                .containsEntry("door", NOON.plusSeconds(20));
    }
}
