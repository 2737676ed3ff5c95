package dev.passerby.deploy.chaos.story;

import dev.passerby.deploy.standin.NumberedFrame;
import java.util.SplittableRandom;

/**
 * Who is before which camera in which frame. A camera shows one visit after the other and somebody in every frame, so that each
 * frame counts in some track: the end of a track tells how many of its frames arrived.
 *
 * <p>From one visit to the next the pictures change their size. That ends a track whatever the clocks say, so that no outage
 * makes two tracks of one visit.
 *
 * @param seed from which everything follows
 * @param cameras how many cameras there are
 * @param visitFrames how many frames a visit lasts
 */
public record Story(long seed, int cameras, int visitFrames) {

    /** People 1 to this one are enrolled. */
    public static final int ENROLLED = 40;

    private static final int FIRST_STRANGER = 1_001;
    private static final int STRANGERS = 30;
    private static final int ONE_VISIT_IN = 4;
    private static final int LARGER = 24;

    /** Frames after which nothing more is to be told of a track but its end. */
    private static final int LEAST_VISIT = 5;

    public Story {
        if (cameras < 1 || visitFrames < LEAST_VISIT) {
            throw new IllegalArgumentException("a story needs 1 camera and visits of " + LEAST_VISIT
                    + " frames at least, got " + cameras + " and " + visitFrames);
        }
    }

    /** A camera's id; cameras are counted from 0. */
    public String camera(int camera) {
        return String.format("chaos-%02d", camera);
    }

    /** Who a visit is. */
    public int person(int camera, long visit) {
        SplittableRandom dice = new SplittableRandom(seed * 1_000_003 + camera * 7_919L + visit * 104_729);
        return dice.nextInt(ONE_VISIT_IN) == 0 ? FIRST_STRANGER + dice.nextInt(STRANGERS) : 1 + dice.nextInt(ENROLLED);
    }

    /** Whether the gallery knows a person. */
    public static boolean isEnrolled(int person) {
        return person >= 1 && person <= ENROLLED;
    }

    /** The visit that a frame belongs to. */
    public long visit(long number) {
        return number / visitFrames;
    }

    /** The first frame of a visit. */
    public long firstFrame(long visit) {
        return visit * visitFrames;
    }

    /** A frame's picture. */
    public byte[] jpeg(int camera, long number) {
        return NumberedFrame.of(number, person(camera, visit(number))).jpeg(square(visit(number)));
    }

    /** The picture, with nobody in it, of the frame that ends the last visit. */
    public byte[] closing(long number) {
        return NumberedFrame.empty(number).jpeg(square(visit(number)));
    }

    private static int square(long visit) {
        return visit % 2 == 0 ? NumberedFrame.SQUARE : LARGER;
    }
}
