package dev.passerby.deploy.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityTest {

    private static final Path PAGE = Path.of("../docs/capacity.md");

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 100_000})
    void the_page_shows_what_the_arithmetic_gives(int cameras) throws Exception {
        assertThat(Files.readString(PAGE)).contains(new Capacity(cameras).row());
    }

    @ParameterizedTest
    @CsvSource({"100, 8", "100, 32", "500, 32", "500, 64", "500, 128", "1000, 64", "1000, 128", "4000, 128"})
    void the_page_shows_the_fullest_subtask(int cameras, int subtasks) throws Exception {
        CameraShares shares = CameraShares.of(CameraShares.cameras(cameras), subtasks);
        int fullest =
                shares.bySubtask().stream().mapToInt(Integer::intValue).max().orElseThrow();

        assertThat(Files.readString(PAGE))
                .contains(String.format(
                        java.util.Locale.ROOT,
                        "| %,d | %d | %d | %.2f |",
                        cameras,
                        subtasks,
                        fullest,
                        shares.evenness()));
    }

    @Test
    void a_job_of_all_key_groups_carries_the_cameras_that_are_planned_for_it() {
        CameraShares shares = CameraShares.of(CameraShares.cameras(Capacity.CAMERAS_PER_JOB), CameraShares.KEY_GROUPS);

        int fullest =
                shares.bySubtask().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(fullest * Capacity.DETECT_MILLIS).isLessThan(Capacity.PLANNED * 1_000);
    }
}
