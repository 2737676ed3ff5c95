package dev.passerby.console.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One client of the server-sent events. It reads the log by a cursor, so nothing is kept for it; one that falls behind, or is
 * overtaken by the log's end, is closed, and goes on by its {@code Last-Event-ID} when it comes again.
 */
final class EventStream {

    /** How far a client that was up to date once may fall behind. */
    static final long MOST_BEHIND = 1_000;

    static final long HEART_BEAT_MILLIS = 10_000;

    private static final int AT_ONCE = 100;

    private final EventLog log;
    private final EventFilter filter;
    private final OutputStream out;
    private long position;
    private boolean caughtUp;

    /** @param position the first event to be told */
    EventStream(EventLog log, EventFilter filter, long position, OutputStream out) {
        this.log = log;
        this.filter = filter;
        this.position = position;
        this.out = out;
    }

    /**
     * Tells events until the client is too slow or the log is closed.
     *
     * @throws IOException when the client has gone
     */
    void run() throws IOException, InterruptedException {
        say("retry: 2000\n\n");
        long spokeAtNanos = System.nanoTime();
        while (log.isOpen() && !isTooSlow()) {
            long silentMillis = (System.nanoTime() - spokeAtNanos) / 1_000_000;
            if (silentMillis >= HEART_BEAT_MILLIS) {
                say(": \n\n");
                spokeAtNanos = System.nanoTime();
                continue;
            }
            if (log.history().await(position, Math.min(1_000, HEART_BEAT_MILLIS - silentMillis)) && tell()) {
                spokeAtNanos = System.nanoTime();
            }
        }
    }

    /** Tells the next events; whether any of them was for this client. */
    private boolean tell() throws IOException {
        List<LoggedEvent> events = log.history().from(position, AT_ONCE);
        StringBuilder text = new StringBuilder();
        for (LoggedEvent event : events) {
            if (filter.matches(event)) {
                text.append("id: ")
                        .append(event.id().replaceAll("\\p{Cntrl}", "?"))
                        .append("\ndata: ")
                        .append(event.json())
                        .append("\n\n");
            }
            position = event.position() + 1;
        }
        if (events.size() < AT_ONCE) {
            // Places of forgotten events are passed over too.
            position = Math.max(position, events.isEmpty() ? log.history().end() : position);
            caughtUp = true;
        }
        if (text.isEmpty()) {
            return false;
        }
        say(text.toString());
        return true;
    }

    private boolean isTooSlow() {
        boolean overtaken = position < log.history().oldest();
        return overtaken || (caughtUp && log.history().end() - position > MOST_BEHIND);
    }

    private void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
