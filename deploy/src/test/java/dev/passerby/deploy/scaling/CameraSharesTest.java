package dev.passerby.deploy.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CameraSharesTest {

    @Test
    void every_camera_is_in_one_share() {
        CameraShares shares = CameraShares.of(CameraShares.cameras(1_000), 3);

        assertThat(shares.bySubtask()).hasSize(3);
        assertThat(shares.bySubtask().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(1_000);
    }

    @Test
    void evenness_is_the_mean_share_by_the_largest() {
        assertThat(new CameraShares(List.of(10, 20, 30)).evenness()).isEqualTo(20.0 / 30);
        assertThat(new CameraShares(List.of(7)).evenness()).isEqualTo(1);
        assertThat(new CameraShares(List.of(0, 0)).evenness()).isEqualTo(1);
    }

    @Test
    void few_cameras_are_shared_unevenly_and_many_evenly() {
        assertThat(CameraShares.of(CameraShares.cameras(8), 4).evenness()).isLessThan(0.8);
        assertThat(CameraShares.of(CameraShares.cameras(4_000), 4).evenness()).isGreaterThan(0.95);
    }
}
