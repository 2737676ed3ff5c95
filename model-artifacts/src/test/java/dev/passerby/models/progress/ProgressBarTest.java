package dev.passerby.models.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aPipeGetsEachStagesNameOnce() {
        try (ProgressBar bar = new ProgressBar(out, false, nanos::get)) {
            bar.report("Fetching", 0, 0);
            bar.report("Fetching", 0, 0);
            bar.report("Building", 1, 2);
            bar.report("Building", 2, 2);
        }

        assertThat(text().lines()).containsExactly("Fetching", "Building");
        assertThat(text()).doesNotContain("\r");
    }

    @Test
    void aTerminalGetsABarRedrawnInPlace() {
        try (ProgressBar bar = new ProgressBar(out, true, nanos::get)) {
            bar.report("Building", 0, 4);
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
            bar.report("Building", 2, 4);
        }

        assertThat(text()).startsWith("\r[------------------------] Building 0 %");
        assertThat(text()).contains("\r[############------------] Building 50 %");
    }

    @Test
    void aStageOfUnknownLengthShowsItsSeconds() {
        try (ProgressBar bar = new ProgressBar(out, true, nanos::get)) {
            bar.report("Fetching", 0, 0);
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(7));
            bar.report("Fetching", 0, 0);
        }

        assertThat(text()).contains("Fetching 7 s");
    }

    @Test
    void redrawingIsNoFasterThanTheEye() {
        try (ProgressBar bar = new ProgressBar(out, true, nanos::get)) {
            for (int i = 0; i < 1000; i++) {
                bar.report("Building", i, 1000);
            }
        }

        assertThat(text().chars().filter(c -> c == '\r').count()).isEqualTo(2);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
