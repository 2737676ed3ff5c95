package dev.passerby.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What a script file may hold: steps, which can be asked about any time, or a complaint in one line. */
class ScriptFuzzTest {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    @FuzzTest(maxDuration = "1m")
    void script(byte[] file) {
        try {
            Script script =
                    Script.parse(new String(file, StandardCharsets.UTF_8)).forCamera("door", 1);
            assertThat(script.faultsAt(0)).isNotNull();
            assertThat(script.faultsAt(HOUR)).isNotNull();
            assertThat(script.incidentsBetween(HOUR, HOUR + 1)).isNotNull();
        } catch (ScriptException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}
