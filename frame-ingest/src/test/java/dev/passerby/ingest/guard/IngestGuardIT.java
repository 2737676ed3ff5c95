package dev.passerby.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real children that end in every way but a crash of a native library. */
@Timeout(60)
class IngestGuardIT {

    /** Enters its start into a file and then does what it is told for this start. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            GuardedProcess.tie();
            Path starts = Path.of(System.getenv("STARTS"));
            Files.writeString(starts, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            switch (System.getenv("LIVES").split(",", -1)[(int) Files.size(starts) - 1]) {
                case "dies-of-an-error" ->
                    new Thread(() -> {
                                throw new AssertionError("a thread's end");
                            })
                            .start();
                case "fills-the-heap" -> System.out.println(new long[1 << 20][1 << 10].length);
                case "has-wrong-settings" -> System.exit(2);
                case "lives" -> {}
                default -> throw new IllegalStateException("no such life");
            }
            new CountDownLatch(1).await();
        }
    }

    @TempDir
    Path folder;

    @Test
    void a_child_that_breaks_is_started_again_until_it_says_that_its_settings_are_wrong() throws Exception {
        try (IngestGuard guard = guard("dies-of-an-error,fills-the-heap,has-wrong-settings")) {
            assertThat(guard.ended().get(50, TimeUnit.SECONDS)).isEqualTo(2);
        }
        assertThat(Files.size(starts())).isEqualTo(3);
    }

    @Test
    void closing_ends_the_child_in_order() throws Exception {
        IngestGuard guard = guard("lives");
        while (!Files.exists(starts()) || Files.size(starts()) == 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        guard.close();
        assertThat(guard.ended().get(1, TimeUnit.SECONDS)).isZero();
        assertThat(Files.size(starts())).isEqualTo(1);
    }

    private IngestGuard guard(String lives) {
        return IngestGuard.start(
                new WorkerCommand(Child.class, List.of(), Map.of("LIVES", lives, "STARTS", starts().toString())));
    }

    private Path starts() {
        return folder.resolve("starts");
    }
}
