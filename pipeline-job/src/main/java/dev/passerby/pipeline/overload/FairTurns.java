package dev.passerby.pipeline.overload;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fair turns for the cameras of one subtask. As long as frames come to their turn soon, everyone is taken. From a quarter of
 * the maximal age on, a camera stands back if it had more of the last seconds than a limit, and the limit falls with the age:
 *
 * <pre>  limit = equal share / (4 × age / maximal age − 1)</pre>
 *
 * without end at a quarter of the maximal age, the equal share at half of it, a third of that at the whole. So the age settles
 * where the heaviest cameras give up just as much as is missing: all of them are held to one limit, those below it lose
 * nothing, and the frames that are looked at are fresher than the maximal age.
 *
 * <p>Two threads take time for a subtask's cameras, one to find faces and one to embed them. A camera is over the limit if it is
 * over that of either, but only of a thread that was busy for half the time: one that rests is not why a frame is old.
 */
public final class FairTurns {

    /** The part of the maximal age up to which a frame is not late. */
    private static final double IN_TIME = 0.25;
    /** The part of its time for which a thread must have been busy to be the reason that frames are late. */
    private static final double BUSY = 0.5;

    private record Subtask(String run, int index) {}

    private static final Map<Subtask, WeakReference<FairTurns>> SUBTASKS = new ConcurrentHashMap<>();

    private final TimeTaken detecting = new TimeTaken();
    private final TimeTaken embedding = new TimeTaken();

    /** How long the frame last embedded lay between the two threads: a later one will lie as long. */
    private volatile long betweenMillis;

    FairTurns() {}

    /**
     * The turns of a subtask, the same object for its two operators while either of them lives. Where they run in different
     * processes, each has its own, and embedding is not counted.
     */
    public static FairTurns of(String run, int subtask) {
        SUBTASKS.values().removeIf(turns -> turns.get() == null);
        FairTurns[] found = new FairTurns[1];
        SUBTASKS.compute(new Subtask(run, subtask), (key, known) -> {
            @Nullable FairTurns turns = known == null ? null : known.get();
            found[0] = turns == null ? new FairTurns() : turns;
            return turns == null ? new WeakReference<>(found[0]) : known;
        });
        return Objects.requireNonNull(found[0]);
    }

    /** Notes the time that finding faces in a camera's frame took. */
    public void detected(String camera, double millis, long nowMillis) {
        detecting.add(camera, millis, nowMillis);
    }

    /**
     * Notes the time that naming the faces of a camera's frame took.
     *
     * @param layMillis how long the frame lay before that, after its faces were found
     */
    public void embedded(String camera, double millis, long layMillis, long nowMillis) {
        betweenMillis = Math.max(0, layMillis);
        embedding.add(camera, millis, nowMillis);
    }

    /**
     * Whether a frame must stand back for those of other cameras, or for later ones of its own.
     *
     * @param waitedMillis the frame's age as it comes to its turn; what it will wait for the second thread is added here
     * @param maxAge the age from which no frame is looked at
     */
    public boolean standsBack(String camera, long waitedMillis, Duration maxAge, long nowMillis) {
        detecting.add(camera, 0, nowMillis);
        double late = (waitedMillis + betweenMillis) / (IN_TIME * maxAge.toMillis()) - 1;
        if (late <= 0) {
            return false;
        }
        double limit = (double) TimeTaken.WINDOW_MILLIS / detecting.cameras(nowMillis) / late;
        return isOver(detecting, camera, limit, nowMillis) || isOver(embedding, camera, limit, nowMillis);
    }

    private static boolean isOver(TimeTaken taken, String camera, double limitMillis, long nowMillis) {
        return taken.ofAll(nowMillis) > BUSY * TimeTaken.WINDOW_MILLIS && taken.of(camera, nowMillis) > limitMillis;
    }
}
