package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.fault.Fault;
import dev.passerby.simulator.fault.Faults;
import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.fault.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private static final long SECOND = 1_000_000_000L;

    private final Troubles troubles = new Troubles();

    @Test
    void whatIsCommandedAndWhatIsScriptedIsWrongAtOnce() throws Exception {
        troubles.stand(Faults.of(List.of(Misbehaviour.SILENT)));
        troubles.follow(Script.parse("at 1s loss 2% for 1s"), 5 * SECOND);

        assertThat(troubles.at(5 * SECOND).active()).containsExactly(Misbehaviour.SILENT);
        assertThat(troubles.at(6 * SECOND).active()).containsExactly(Misbehaviour.SILENT, new Fault.Loss(0.02));
        assertThat(troubles.at(7 * SECOND).active()).containsExactly(Misbehaviour.SILENT);
    }

    @Test
    void whatIsWrongFromTheStartIsWrongBeforeIt() throws Exception {
        troubles.follow(Script.parse("from 0s freeze\nfrom 1s 404"), 0);

        assertThat(troubles.at(-SECOND / 2).active()).containsExactly(Misbehaviour.FROZEN);
    }

    @Test
    void everyIncidentIsTakenOnceWhetherCommandedOrScripted() throws Exception {
        Incident jump = new Incident.TimestampWrap(java.time.Duration.ZERO);
        troubles.take(3 * SECOND);
        troubles.follow(Script.parse("at 0s timestamps-wrap 0s\nevery 1s close"), 4 * SECOND);
        troubles.add(Incident.Disconnection.RESET);

        assertThat(troubles.take(4 * SECOND)).containsExactly(Incident.Disconnection.RESET, jump);
        assertThat(troubles.take(4 * SECOND + 1)).isEmpty();
        assertThat(troubles.take(6 * SECOND))
                .containsExactly(Incident.Disconnection.CLOSE, Incident.Disconnection.CLOSE);
        troubles.follow(Script.EMPTY, 6 * SECOND);
        assertThat(troubles.take(9 * SECOND)).isEmpty();
    }
}
