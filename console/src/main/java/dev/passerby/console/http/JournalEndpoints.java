package dev.passerby.console.http;

import dev.passerby.console.journal.Journal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code /api/v1/journal}: what was changed, by whom. */
public final class JournalEndpoints implements Endpoints {

    private static final int STANDARD = 100;
    private static final int MOST = 1_000;

    private final Journal journal;

    public JournalEndpoints(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/journal", this::last, Needs.ADMIN);
    }

    private void last(Context context) {
        context.json(journal.last(Query.whole(context, "most", STANDARD, 1, MOST)));
    }
}
