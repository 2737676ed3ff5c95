package dev.passerby.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {

    @Test
    void the_child_gets_the_environment_its_name_and_the_quarantine() {
        WorkerCommand command = new WorkerCommand(Object.class, List.of(), Map.of("PASSERBY_BROKERS", "broker:9092"));
        Quarantine quarantine = new Quarantine(Map.of("door", Instant.EPOCH));
        Map<String, String> first = command.builder(quarantine).environment();
        Map<String, String> second = command.builder(Quarantine.NONE).environment();

        assertThat(first)
                .containsEntry("PASSERBY_BROKERS", "broker:9092")
                .containsEntry("PASSERBY_INGEST_QUARANTINE", "door@1970-01-01T00:00:00Z")
                .containsEntry("CLASSPATH", System.getProperty("java.class.path"))
                .containsKeys("MALLOC_ARENA_MAX", "PATH");
        assertThat(second).containsEntry("PASSERBY_INGEST_QUARANTINE", "");
        assertThat(second.get("PASSERBY_INGEST_WORKER")).isNotBlank().isEqualTo(first.get("PASSERBY_INGEST_WORKER"));
    }

    @Test
    void what_was_chosen_comes_after_the_defaults_and_crash_reports_stay_off_the_disk() {
        List<String> words = new WorkerCommand(Object.class, List.of("-Xmx1g", "-XX:+UseG1GC"), Map.of())
                .builder(Quarantine.NONE)
                .command();
        assertThat(words).containsSubsequence("-Xmx512m", "-Xmx1g", "-XX:+ErrorFileToStdout", "java.lang.Object");
        assertThat(words).contains("-XX:-CreateCoredumpOnCrash", "-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC");
        assertThat(words).anyMatch(word -> word.matches("-Dorg.bytedeco.javacpp.maxPhysicalBytes=[1-9]\\d{8,}"));
    }
}
