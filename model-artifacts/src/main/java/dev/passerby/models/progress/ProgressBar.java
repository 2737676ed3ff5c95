package dev.passerby.models.progress;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Progress as one line per stage. A terminal gets a bar that is redrawn in place; a file or a pipe gets the stage's name
 * once, when it begins.
 */
public final class ProgressBar implements Progress, AutoCloseable {

    private static final int CELLS = 24;
    private static final long REDRAW_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private String stage = "";
    private long stageBeganNanos;
    private long drawnNanos;
    private long done;
    private long total;

    /**
     * A bar on any stream.
     *
     * @param terminal whether a carriage return goes back to the line's start
     * @param nanoTime a clock such as {@link System#nanoTime()}
     */
    public ProgressBar(PrintStream out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    public static ProgressBar onStandardError() {
        return new ProgressBar(System.err, standardErrorIsTerminal(), System::nanoTime);
    }

    @Override
    public synchronized void report(String newStage, long newDone, long newTotal) {
        long now = nanoTime.getAsLong();
        boolean begins = !newStage.equals(stage);
        if (begins) {
            endStage();
            stage = newStage;
            stageBeganNanos = now;
            if (!terminal) {
                out.println(stage);
            }
        }
        done = newDone;
        total = newTotal;
        boolean ends = total > 0 && done >= total;
        if (begins || ends || now - drawnNanos >= REDRAW_EVERY_NANOS) {
            draw(now);
        }
    }

    /** Leaves the last line as it is and goes to the next. */
    @Override
    public synchronized void close() {
        endStage();
        stage = "";
        out.flush();
    }

    /** The shell's answer: Java can only say whether input and output are a terminal, and newer ones not even that. */
    private static boolean standardErrorIsTerminal() {
        try {
            return new ProcessBuilder("sh", "-c", "test -t 2")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no shell: no terminal that we know of
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void endStage() {
        if (terminal && !stage.isEmpty()) {
            draw(nanoTime.getAsLong());
            out.println();
        }
    }

    private void draw(long now) {
        drawnNanos = now;
        if (terminal) {
            out.print("\r" + bar() + " " + stage + " " + amount(now) + "\u001b[K");
            out.flush();
        }
    }

    private String bar() {
        int filled = total > 0 ? (int) Math.min(CELLS, CELLS * done / total) : 0;
        return "[" + "#".repeat(filled) + (total > 0 ? "-" : ".").repeat(CELLS - filled) + "]";
    }

    private String amount(long now) {
        return total > 0
                ? Math.min(100, 100 * done / total) + " %"
                : TimeUnit.NANOSECONDS.toSeconds(now - stageBeganNanos) + " s";
    }
}
