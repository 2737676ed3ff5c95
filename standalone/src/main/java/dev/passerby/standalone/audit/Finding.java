package dev.passerby.standalone.audit;

import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.SeqRuns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the comparison of one connection's witnesses gave.
 *
 * @param camera the camera's id
 * @param epoch the connection
 * @param acked the frames that ingest says were acknowledged
 * @param onTopic the frames that lie on the topic
 * @param counted the frames to which the job gave an outcome
 * @param outcomes how many got which
 * @param givenUp frames that ingest gave up, by reason
 * @param repeats frames that came to the job again
 * @param waiting frames that the job has not come to yet
 * @param missing frames that the broker has or had, and that the job passed over or can no longer read
 * @param hidden how many more are missing where one side no longer knows which frames it counted
 * @param unequal the job's tallies that have not one outcome for each frame
 */
public record Finding(
        String camera,
        long epoch,
        SeqRuns acked,
        SeqRuns onTopic,
        SeqRuns counted,
        Map<String, Long> outcomes,
        Map<String, Long> givenUp,
        long repeats,
        long waiting,
        SeqRuns missing,
        long hidden,
        List<FrameTally> unequal) {

    public Finding {
        outcomes = new TreeMap<>(outcomes);
        givenUp = new TreeMap<>(givenUp);
        unequal = List.copyOf(unequal);
    }

    /** Whether every frame has exactly one outcome, or still waits for it. */
    public boolean addsUp() {
        return lost() == 0 && unequal.isEmpty();
    }

    /** Frames without an outcome that will never have one. */
    public long lost() {
        return missing.count() + hidden;
    }

    /** The first frame that does not add up, camera/epoch/seq; of one that cannot be told exactly, the numbers it is among. */
    public Optional<String> firstFrame() {
        if (hidden > 0) {
            long mark = Math.max(acked.below(), counted.below());
            return Optional.of(name() + "/0-" + (mark - 1));
        }
        if (missing.first().isPresent()) {
            return Optional.of(name() + "/" + missing.first().getAsLong());
        }
        return unequal.stream()
                .findFirst()
                .map(tally -> name() + "/0" + (tally.next() > 1 ? "-" + (tally.next() - 1) : ""));
    }

    /** Why the first frame does not add up, as what each side says of it; nothing if all does. */
    public Optional<String> reason() {
        if (hidden > 0) {
            return Optional.of(
                    hidden + " of these frames were acknowledged and never counted, in a stretch with so many"
                            + " gaps that which they are is no longer known");
        }
        if (missing.first().isPresent()) {
            long seq = missing.first().getAsLong();
            return Optional.of(String.join(
                    "; ",
                    acked.has(seq) && seq >= acked.below()
                            ? "ingest: acknowledged by the broker"
                            : "ingest: says nothing of it",
                    onTopic.has(seq) ? "topic: holds it, before the job's committed offset" : "topic: holds it no more",
                    "job: counted " + (counted.count() == 0 ? "no frame of this connection" : counted + ", not it")));
        }
        return unequal.stream()
                .findFirst()
                .map(tally -> "job: counted " + tally.frames().count() + " of these frames and " + tally.counted()
                        + " outcomes");
    }

    private String name() {
        return camera + "/" + epoch;
    }
}
