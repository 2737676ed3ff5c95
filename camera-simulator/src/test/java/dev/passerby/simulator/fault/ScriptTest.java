package dev.passerby.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final long SECOND = 1_000_000_000L;

    private static Script script(String... lines) throws ScriptException {
        return Script.parse(String.join("\n", lines));
    }

    /** The active faults at every full second up to one. */
    private static List<Set<Fault>> faultsOf(Script script, int seconds) {
        return IntStream.rangeClosed(0, seconds)
                .mapToObj(second -> script.faultsAt(second * SECOND).active())
                .toList();
    }

    @Test
    void aFaultLastsFromATimeForATime() throws Exception {
        assertThat(faultsOf(script("at 2s silent for 2s"), 5))
                .containsExactly(
                        Set.of(),
                        Set.of(),
                        Set.of(Misbehaviour.SILENT),
                        Set.of(Misbehaviour.SILENT),
                        Set.of(),
                        Set.of());
    }

    @Test
    void aFaultLastsFromATimeOn() throws Exception {
        Script script = script("from 2s loss 2%");

        assertThat(script.faultsAt(2 * SECOND - 1).active()).isEmpty();
        assertThat(script.faultsAt(2 * SECOND).loss()).isEqualTo(0.02);
        assertThat(script.faultsAt(Long.MAX_VALUE / 2).loss()).isEqualTo(0.02);
    }

    @Test
    void aFaultComesAgainAndAgain() throws Exception {
        assertThat(faultsOf(script("every 3s stall 1s"), 7))
                .containsExactly(
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(Misbehaviour.SILENT),
                        Set.of(),
                        Set.of(),
                        Set.of(Misbehaviour.SILENT),
                        Set.of());
    }

    @Test
    void anIncidentHappensOnceAtItsTimeHoweverOftenOneLooks() throws Exception {
        Script script = script("at 2s clip other.mkv close");
        Incident change = new Incident.ClipChange("other.mkv", true);

        assertThat(script.incidentsBetween(-1, 2 * SECOND - 1)).isEmpty();
        assertThat(script.incidentsBetween(2 * SECOND - 1, 2 * SECOND)).containsExactly(change);
        assertThat(script.incidentsBetween(2 * SECOND, 9 * SECOND)).isEmpty();
        assertThat(script.faultsAt(2 * SECOND)).isEqualTo(Faults.NONE);
    }

    @Test
    void anIncidentComesAgainAndAgainAndNoneIsMissed() throws Exception {
        Script script = script("every 3s close");

        assertThat(script.incidentsBetween(-1, 3 * SECOND - 1)).isEmpty();
        assertThat(script.incidentsBetween(0, 3 * SECOND)).containsExactly(Incident.Disconnection.CLOSE);
        assertThat(script.incidentsBetween(3 * SECOND, 10 * SECOND)).hasSize(2);
    }

    @Test
    void whatHappensAtTheStartHappens() throws Exception {
        assertThat(script("at 0s timestamps-wrap 5s").incidentsBetween(-1, 0))
                .containsExactly(new Incident.TimestampWrap(Duration.ofSeconds(5)));
    }

    @Test
    void aClosedDoorIsNoIncident() throws Exception {
        assertThat(script("at 1s close for 5s").faultsAt(2 * SECOND).has(Misbehaviour.CLOSING))
                .isTrue();
        assertThat(script("from 1s reset").faultsAt(2 * SECOND).has(Misbehaviour.RESETTING))
                .isTrue();
        assertThat(script("at 1s reset").incidentsBetween(0, 2 * SECOND)).containsExactly(Incident.Disconnection.RESET);
    }

    @Test
    void severalFaultsLastAtOnceAndOfTwoOfAKindTheFirstCounts() throws Exception {
        Faults faults = script("from 0s loss 2%", "from 0s reorder 1.5%", "from 0s clock -90s", "from 1s loss 50%")
                .faultsAt(2 * SECOND);

        assertThat(faults.loss()).isEqualTo(0.02);
        assertThat(faults.reordering()).isEqualTo(0.015);
        assertThat(faults.clockAhead()).isEqualTo(Duration.ofSeconds(-90));
    }

    @Test
    void commentsAndEmptyLinesSayNothing() throws Exception {
        assertThat(script("# flapping", "", "   ", "  at 1s silent for 500ms").faultsAt(1_400_000_000L))
                .isEqualTo(Faults.of(List.of(Misbehaviour.SILENT)));
    }

    @Test
    void aStepMayBeForSomeCamerasOnly() throws Exception {
        Script script = script("flap-*: from 0s close", "door: from 0s silent", "from 0s loss 1%");

        assertThat(script.forCamera("flap-17", 1).faultsAt(0).active())
                .containsExactly(Misbehaviour.CLOSING, new Fault.Loss(0.01));
        assertThat(script.forCamera("door", 1).faultsAt(0).active())
                .containsExactly(Misbehaviour.SILENT, new Fault.Loss(0.01));
        assertThat(script.forCamera("doors", 1).faultsAt(0).active()).containsExactly(new Fault.Loss(0.01));
        assertThat(script.camerasNotAmong(Set.of("flap-1", "yard"))).containsExactly("door");
    }

    @Test
    void staggeredStepsBeginAtAnotherPartOfThePeriodForEverySeedAndTheSameForTheSame() throws Exception {
        Script script = script("every 3s staggered close");
        TreeSet<Long> beginnings = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++) {
            beginnings.add(firstMillis(script.forCamera("door", seed)));
        }

        assertThat(beginnings).hasSizeGreaterThan(18).allMatch(millis -> millis >= 3_000 && millis <= 6_000);
        assertThat(beginnings.last() - beginnings.first()).isGreaterThan(1_500);
        assertThat(firstMillis(script.forCamera("door", 5))).isEqualTo(firstMillis(script.forCamera("door", 5)));
    }

    private static long firstMillis(Script script) {
        long millis = 0;
        while (script.incidentsBetween(-1, millis * 1_000_000).isEmpty()) {
            millis++;
        }
        return millis;
    }

    @Test
    void aStepWithoutATimeIsOnFromTheStart() throws Exception {
        assertThat(Script.parseStep("loss 2%").faultsAt(0).loss()).isEqualTo(0.02);
        assertThat(Script.parseStep("close").faultsAt(0).has(Misbehaviour.CLOSING))
                .isTrue();
        assertThat(Script.parseStep("stall 5s").faultsAt(6 * SECOND)).isEqualTo(Faults.NONE);
        assertThat(Script.parseStep("every 3s close").incidentsBetween(-1, 3 * SECOND))
                .hasSize(1);
        assertThat(Script.parseStep("door: silent").forCamera("yard", 1).faultsAt(0))
                .isEqualTo(Faults.NONE);
    }

    @Test
    void scriptsAreFollowedTogether() throws Exception {
        Script both = script("from 0s silent").and(Script.parseStep("401"));

        assertThat(both.faultsAt(0).active()).containsExactly(Misbehaviour.SILENT, Misbehaviour.UNAUTHORIZED);
    }

    @Test
    void clipsAreNamedInTheirOrderAndMayHaveSpaces() throws Exception {
        assertThat(script("at 1s clip \"my clip.mkv\"", "every 2s clip next", "at 5s clip 2 close")
                        .clips())
                .containsExactly("my clip.mkv", "next", "2");
    }
}
