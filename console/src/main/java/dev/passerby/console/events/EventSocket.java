package dev.passerby.console.events;

import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One client of the events' WebSocket: as {@link EventStream}, with one message at a time on its way. */
final class EventSocket {

    private static final int AT_ONCE = 100;

    private final EventLog log;
    private final EventFilter filter;
    private final Session session;
    private final Executor executor;
    private long position;
    private boolean sending;

    EventSocket(EventLog log, EventFilter filter, long position, Session session, Executor executor) {
        this.log = log;
        this.filter = filter;
        this.position = position;
        this.session = session;
        this.executor = executor;
    }

    /** Something may be there to send. */
    void wake() {
        synchronized (this) {
            if (sending) {
                if (log.history().end() - position > EventStream.MOST_BEHIND) {
                    session.disconnect();
                }
                return;
            }
            sending = true;
        }
        executor.execute(this::sendNext);
    }

    private void sendNext() {
        @Nullable LoggedEvent wanted;
        synchronized (this) {
            wanted = session.isOpen() ? next() : null;
            if (wanted == null) {
                sending = false;
                return;
            }
        }
        session.sendText(
                wanted.json(), Callback.from(() -> executor.execute(this::sendNext), any -> session.disconnect()));
    }

    private @Nullable LoggedEvent next() {
        while (true) {
            List<LoggedEvent> events = log.history().from(position, AT_ONCE);
            for (LoggedEvent event : events) {
                position = event.position() + 1;
                if (filter.matches(event)) {
                    return event;
                }
            }
            if (events.size() < AT_ONCE) {
                return null;
            }
        }
    }
}
