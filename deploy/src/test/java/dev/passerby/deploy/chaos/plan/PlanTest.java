package dev.passerby.deploy.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void theSameSeedGivesTheSamePlanAndAnotherAnother() {
        assertThat(Plan.of(5, false)).isEqualTo(Plan.of(5, false));
        assertThat(Plan.of(5, false).faults()).isNotEqualTo(Plan.of(6, false).faults());
    }

    @Test
    void aWholeRunKillsTwentyTimes() {
        assertThat(Plan.of(5, false).faults().stream().filter(planned -> planned.fault().isKill()))
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(Plan.of(5, false).faults().stream()
                        .filter(planned -> planned.fault() == Fault.TASK_MANAGER_KILLED))
                .hasSize(10);
    }

    @Test
    void aShortRunHasEveryKindOfKill() {
        for (Fault fault : Fault.values()) {
            if (fault.isKill()) {
                assertThat(Plan.of(5, true).faults().stream().map(PlannedFault::fault)).contains(fault);
            }
        }
    }
}
