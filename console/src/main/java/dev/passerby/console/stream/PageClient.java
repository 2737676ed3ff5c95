package dev.passerby.console.stream;

import dev.passerby.console.access.Role;
import dev.passerby.console.http.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One page that follows. What it is to be told waits in a bounded queue; a page for which that is full is let go, reads
 * everything anew when it comes back, and misses nothing by it.
 */
final class PageClient {

    private static final int MOST_WAITING = 500;
    private static final int HEART_BEAT_SECONDS = 10;

    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final boolean admin;
    private volatile boolean closed;

    /**
     * Something to tell.
     *
     * @param kind the event's name in the stream
     * @param json for every page
     * @param adminJson for pages of administrators
     */
    record Message(String kind, String json, String adminJson) {
        Message(String kind, String json) {
            this(kind, json, json);
        }
    }

    PageClient(Caller caller) {
        this.admin = caller.role().includes(Role.ADMIN);
    }

    /** Offers a message; one that finds no room ends this client. */
    void offer(Message message) {
        if (!closed && !waiting.offer(message)) {
            close();
        }
    }

    void close() {
        closed = true;
        waiting.clear();
    }

    /**
     * Tells what comes until the client is closed.
     *
     * @throws IOException when the page has gone
     */
    void run(OutputStream out) throws IOException, InterruptedException {
        say(out, "retry: 2000\n\n");
        int silentSeconds = 0;
        while (!closed) {
            Message message = waiting.poll(1, TimeUnit.SECONDS);
            if (message == null && ++silentSeconds < HEART_BEAT_SECONDS) {
                continue;
            }
            silentSeconds = 0;
            if (message == null) {
                say(out, ": \n\n");
            } else if (!closed) {
                String json = admin ? message.adminJson() : message.json();
                say(out, "event: " + message.kind() + "\ndata: " + json + "\n\n");
            }
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
