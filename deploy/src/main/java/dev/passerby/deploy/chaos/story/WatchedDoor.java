package dev.passerby.deploy.chaos.story;

import dev.passerby.deploy.standin.NumberedFrame;
import dev.passerby.wire.frame.Frame;
import java.util.Optional;

/**
 * A camera beside the story, before which stands whoever is about to be erased, visit after visit: it must name that person until
 * then and nobody after.
 *
 * @param person who stands there; 0 for nobody, and then it sends nothing
 * @param number the next frame's
 */
public record WatchedDoor(int person, long number) {

    public static final String CAMERA = "watched-door";

    /** The door before anybody came. */
    public static final WatchedDoor SHUT = new WatchedDoor(0, 0);

    private static final int VISIT_FRAMES = 6;
    private static final int[] SQUARES = {NumberedFrame.SQUARE, 24};

    /** With somebody else before it. */
    public WatchedDoor showing(int other) {
        return new WatchedDoor(other, number);
    }

    /** What it sends. */
    public Optional<Frame> frame(long capturedAtMillis) {
        if (person == 0) {
            return Optional.empty();
        }
        int square = SQUARES[(int) (number / VISIT_FRAMES % 2)];
        byte[] jpeg = NumberedFrame.of(number, person).jpeg(square);
        return Optional.of(new Frame(CAMERA, 1, number, capturedAtMillis, 1, 1, number == 0, jpeg));
    }

    /** The door after its frame. */
    public WatchedDoor next() {
        return new WatchedDoor(person, number + 1);
    }
}
