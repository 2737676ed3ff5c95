package dev.passerby.deploy.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void theSameSeedGivesTheSamePlanAndAnotherAnother() {
        assertThat(Plan.of(5, false, true)).isEqualTo(Plan.of(5, false, true));
        assertThat(Plan.of(5, false, true).faults())
                .isNotEqualTo(Plan.of(6, false, true).faults());
    }

    @Test
    void aWholeRunKillsTwentyTimes() {
        assertThat(Plan.of(5, false, true).faults().stream()
                        .filter(planned -> planned.fault().isKill()))
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(Plan.of(5, false, true).faults().stream()
                        .filter(planned -> planned.fault() == Fault.TASK_MANAGER_KILLED))
                .hasSize(10);
    }

    @Test
    void networksAreCutOnlyWhereThereAreSome() {
        assertThat(Plan.of(5, false, true).faults().stream().map(PlannedFault::fault))
                .contains(Fault.PARTITION);
        assertThat(Plan.of(5, false, false).faults().stream().map(PlannedFault::fault))
                .doesNotContain(Fault.PARTITION);
    }

    @Test
    void aShortRunHasEveryKindOfKill() {
        for (Fault fault : Fault.values()) {
            if (fault.isKill()) {
                assertThat(Plan.of(5, true, false).faults().stream().map(PlannedFault::fault))
                        .contains(fault);
            }
        }
    }
}
