package dev.passerby.wire.tally;

import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.Camera;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one side says of the frames of one connection of a camera, from its first frame on: which they are, and what became
 * of how many. The newest tally under a key says everything, so it may be lost, repeated and overwritten.
 *
 * @param camera the camera's id
 * @param epoch the connection
 * @param teller which side says it
 * @param by the ingest process, or the job's run that began to count
 * @param at when a frame was last counted
 * @param next the number after the highest that was counted
 * @param frames ingest: the frames that the broker acknowledged; job: the frames that have an outcome
 * @param counts ingest: {@link #ACKED} and why others were given up; job: the outcomes, together as many as {@code frames}
 * @param repeats frames that came again after they were counted
 */
public record FrameTally(
        String camera,
        long epoch,
        Teller teller,
        String by,
        Instant at,
        long next,
        SeqRuns frames,
        Map<String, Long> counts,
        long repeats) {

    /** What ingest calls a frame that the broker acknowledged. */
    public static final String ACKED = "acked";

    /** Runs kept exactly; of frames before them only the number is known. */
    public static final int MOST_RUNS = 64;

    private static final int MOST_FATES = 64;

    public FrameTally {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(counts)));
        if (!Camera.isId(camera)) {
            throw new IllegalArgumentException("a tally's camera must be a camera id");
        }
        if (!by.matches("[a-zA-Z0-9._-]{1,80}")) {
            throw new IllegalArgumentException(
                    "a tally's teller must have a name of 1 to 80 letters, digits, '-', '_' or '.'");
        }
        if (epoch < 0 || next > SeqRun.MOST + 1 || next < 0 || !SeqRun.holds(repeats)) {
            throw new IllegalArgumentException("a tally's numbers must be from 0 to " + SeqRun.MOST);
        }
        if (counts.size() > MOST_FATES || !counts.values().stream().allMatch(SeqRun::holds)) {
            throw new IllegalArgumentException(
                    "a tally's counts must be at most " + MOST_FATES + " numbers from 0 to " + SeqRun.MOST);
        }
    }

    /** A tally of nothing. */
    public static FrameTally none(String camera, long epoch, Teller teller, String by) {
        return new FrameTally(camera, epoch, teller, by, Instant.EPOCH, 0, SeqRuns.NONE, Map.of(), 0);
    }

    /**
     * The tally after a frame got its fate; one that had it already is a repeat and changes nothing else. A number too
     * large to be counted, which no camera of ours gives, is passed over.
     */
    public FrameTally and(long seq, String fate, Instant when) {
        if (!SeqRun.holds(seq)) {
            return this;
        }
        if (frames.has(seq)) {
            return new FrameTally(camera, epoch, teller, by, when, next, frames, counts, repeats + 1);
        }
        return new FrameTally(
                camera,
                epoch,
                teller,
                by,
                when,
                Math.max(next, seq + 1),
                frames.with(seq).keeping(MOST_RUNS),
                oneMore(fate),
                repeats);
    }

    /** The tally after ingest gave a frame up, which may be on the topic nevertheless. */
    public FrameTally givenUp(long seq, String why, Instant when) {
        return new FrameTally(camera, epoch, teller, by, when, Math.max(next, seq + 1), frames, oneMore(why), repeats);
    }

    /** How many frames the counts speak of. */
    public long counted() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The key on the frame counts topic. */
    public byte[] key() {
        return (camera + "/" + epoch + "/" + teller.text() + "/" + by).getBytes(StandardCharsets.UTF_8);
    }

    /** The value on the frame counts topic. */
    public byte[] toJson() {
        return Json.bytes(this);
    }

    /** Reads the value of the frame counts topic. */
    public static FrameTally fromJson(byte[] json) throws WireFormatException {
        return Json.read(json, FrameTally.class);
    }

    private Map<String, Long> oneMore(String what) {
        Map<String, Long> more = new TreeMap<>(counts);
        more.merge(what, 1L, Long::sum);
        return more;
    }
}
