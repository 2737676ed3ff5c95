package dev.passerby.standalone.audit;

import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.SeqRuns;
import dev.passerby.wire.tally.Teller;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that three witnesses say of the frames of one connection. The order in which they were heard matters: the
 * job's committed offsets first, then the tallies, then the topic. What ingest had told by then is on the topic or was
 * deleted from it, and what lies before the offsets is in the job's tallies or in none.
 *
 * @param camera the camera's id
 * @param epoch the connection
 * @param tallies what ingest and the job counted, each maybe several times: under several names, of several runs
 * @param onTopic the frames that lie on the topic
 * @param unread those of them that the job has not come to yet
 */
public record Evidence(String camera, long epoch, List<FrameTally> tallies, SeqRuns onTopic, SeqRuns unread) {

    public Evidence {
        tallies = List.copyOf(tallies);
    }

    /** The comparison. */
    public Finding compare() {
        SeqRuns acked = frames(Teller.INGEST);
        SeqRuns counted = frames(Teller.JOB);
        SeqRuns known = acked.or(onTopic);
        long mark = Math.max(acked.below(), counted.below());
        SeqRuns open = known.from(mark).minus(counted.from(mark));
        SeqRuns missing = open.minus(unread);
        long hidden = Math.max(0, acked.countBelow(mark) - counted.countBelow(mark) - unread.countBelow(mark));
        Map<String, Long> givenUp = counts(Teller.INGEST);
        givenUp.remove(FrameTally.ACKED);
        return new Finding(
                camera,
                epoch,
                acked,
                onTopic,
                counted,
                counts(Teller.JOB),
                givenUp,
                of(Teller.JOB).stream().mapToLong(FrameTally::repeats).sum(),
                open.count() - missing.count(),
                missing,
                hidden,
                of(Teller.JOB).stream()
                        .filter(tally -> tally.counted() != tally.frames().count())
                        .toList());
    }

    private List<FrameTally> of(Teller teller) {
        return tallies.stream().filter(tally -> tally.teller() == teller).toList();
    }

    private SeqRuns frames(Teller teller) {
        return of(teller).stream().map(FrameTally::frames).reduce(SeqRuns.NONE, SeqRuns::or);
    }

    private Map<String, Long> counts(Teller teller) {
        Map<String, Long> counts = new TreeMap<>();
        of(teller).forEach(tally -> tally.counts().forEach((what, count) -> counts.merge(what, count, Long::sum)));
        return counts;
    }
}
