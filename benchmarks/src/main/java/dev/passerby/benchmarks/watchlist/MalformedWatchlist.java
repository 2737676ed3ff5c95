package dev.passerby.benchmarks.watchlist;

/** Media or a list of people that cannot be evaluated; the message says in one line why and where. */
public final class MalformedWatchlist extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedWatchlist(String message) {
        super(message);
    }
}
