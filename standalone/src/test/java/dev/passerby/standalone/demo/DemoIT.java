package dev.passerby.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.event.EventSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as a user runs it: real broker, real job, real RTSP, real faces. */
class DemoIT {

    /** The four people appear within the first 30 s, the strangers too; the rest is for a busy machine. */
    private static final long PATIENCE_SECONDS = 90;

    @TempDir
    Path folder;

    @Test
    void names_everybody_enrolled_and_nobody_wrongly_and_says_who_is_unknown() {
        Set<String> named = new HashSet<>();
        Set<String> unknown = new HashSet<>();
        List<String> corrections = new ArrayList<>();
        Set<String> problems = new HashSet<>();
        try (Demo demo = Demo.start(SettingsFile.read(null, Map.of("PASSERBY_HOME", folder.toString()))
                .apart(folder, 0))) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            demo.play(
                    () -> System.nanoTime() < end
                            && !(named.size() == demo.people().size() && !unknown.isEmpty()),
                    event -> {
                        problems.addAll(EventSchema.problems(event.toJsonLine()));
                        corrections.add(demo.correction(event));
                        String person =
                                event.data().path("identity").path("person").asText();
                        if (event.type().equals("face.recognized")) {
                            named.add(person);
                        } else if (event.type().equals("face.unknown")) {
                            unknown.add(event.subject());
                        }
                    });

            assertThat(named).containsExactlyInAnyOrderElementsOf(demo.people());
            assertThat(unknown).isNotEmpty();
            assertThat(corrections).isNotEmpty().allMatch(String::isEmpty);
            assertThat(problems).isEmpty();
            assertThat(demo.good()).as(demo.summary()).isTrue();
        }
    }
}
