package dev.passerby.deploy.chaos;

import dev.passerby.deploy.chaos.plan.Fault;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the suite's table.
 *
 * @param atMillis when it happened, since the run began
 * @param fault what went wrong
 * @param whom whom it hit
 * @param back after what time all tasks ran again; absent where none stopped
 * @param allowed how long that may take; absent where nothing is promised
 * @param note what else there is to say
 */
record Row(
        long atMillis,
        Fault fault,
        String whom,
        @Nullable Duration back,
        @Nullable Duration allowed,
        String note) {

    /** Whether the tasks came back in the time allowed. */
    boolean isInTime() {
        return back == null || allowed == null || back.compareTo(allowed) <= 0;
    }

    static String heading() {
        return String.format("%8s  %-58s %-16s %8s %8s  %s", "at", "fault", "whom", "back", "allowed", "");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%8s  %-58s %-16s %8s %8s  %s",
                seconds(Duration.ofMillis(atMillis)),
                fault.text(),
                whom,
                seconds(back),
                seconds(allowed),
                isInTime() ? note : ("TOO LATE " + note).strip());
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "" : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
