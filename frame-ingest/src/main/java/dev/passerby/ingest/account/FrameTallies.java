package dev.passerby.ingest.account;

import dev.passerby.wire.frame.FrameName;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.Teller;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tallies of this process by camera and connection. A connection that is over and told to the end is forgotten. Any
 * thread.
 */
public final class FrameTallies {

    /** How long after its last frame a connection is remembered: longer than a tally can fail to be told. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final String worker;
    private final Clock clock;
    private final Map<FrameName, Book> books = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();

    /**
     * A connection's tally.
     *
     * @param onTheWay frames sent whose fate is not known
     * @param told whether the tally is on the topic, or on its way there
     */
    private record Book(FrameTally tally, long onTheWay, boolean told) {}

    /**
     * @param worker the name under which it is told
     * @param clock tells when a frame was counted
     */
    public FrameTallies(String worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    synchronized void sent(FrameName frame) {
        newest.merge(frame.camera(), frame.epoch(), Math::max);
        Book book = book(frame);
        books.put(key(frame), new Book(book.tally(), book.onTheWay() + 1, book.told()));
    }

    synchronized void acknowledged(FrameName frame) {
        Book book = book(frame);
        FrameTally tally = book.tally().and(frame.seq(), FrameTally.ACKED, clock.instant());
        books.put(key(frame), new Book(tally, book.onTheWay() - 1, false));
    }

    synchronized void givenUp(FrameName frame, String why) {
        Book book = book(frame);
        FrameTally tally = book.tally().givenUp(frame.seq(), why, clock.instant());
        books.put(key(frame), new Book(tally, book.onTheWay() - 1, false));
    }

    /** The tallies that are to be told now; they count as told from here on. */
    public synchronized List<FrameTally> untold() {
        List<FrameTally> untold = new ArrayList<>();
        books.entrySet()
                .removeIf(entry -> isOver(entry.getKey(), entry.getValue())
                        && entry.getValue().told());
        books.replaceAll((key, book) -> {
            if (!book.told()) {
                untold.add(book.tally());
            }
            return new Book(book.tally(), book.onTheWay(), true);
        });
        return untold;
    }

    /** Takes back that a tally was told; what its connection's is by now will be. */
    public synchronized void notTold(FrameTally tally) {
        books.computeIfPresent(
                new FrameName(tally.camera(), tally.epoch(), 0),
                (key, book) -> new Book(book.tally(), book.onTheWay(), false));
    }

    private boolean isOver(FrameName key, Book book) {
        return book.onTheWay() == 0
                && key.epoch() < newest.getOrDefault(key.camera(), 0L)
                && book.tally().at().isBefore(clock.instant().minus(REMEMBERED));
    }

    private Book book(FrameName frame) {
        Book book = books.get(key(frame));
        return book != null
                ? book
                : new Book(FrameTally.none(frame.camera(), frame.epoch(), Teller.INGEST, worker), 0, true);
    }

    private static FrameName key(FrameName frame) {
        return new FrameName(frame.camera(), frame.epoch(), 0);
    }
}
