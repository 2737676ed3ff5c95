package dev.passerby.deploy.scaling;

import dev.passerby.deploy.standin.NumberedFrame;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happens before each camera of the rescaling check, frame by frame: somebody for a second, nobody for nine, and so on,
 * at five frames a second; the pause is longer than the quiet period that the check sets. A visit makes three events: the track
 * began, is somebody or unknown, and ended.
 *
 * @param cameras the cameras' ids
 * @param epoch their connection
 */
record Visits(List<String> cameras, long epoch) {

    static final long FRAME_MILLIS = 200;
    static final int EVENTS = 3;
    private static final int SEEN = 5;
    static final int PERIOD = 50;

    Visits {
        cameras = List.copyOf(cameras);
    }

    NumberedFrame frame(long number) {
        return number % PERIOD < SEEN ? NumberedFrame.of(number, 1) : NumberedFrame.empty(number);
    }

    /** The ids of all events of so many whole visits before each camera. */
    Set<String> events(long visits) {
        Set<String> ids = new TreeSet<>();
        for (String camera : cameras) {
            for (long visit = 0; visit < visits; visit++) {
                for (int event = 0; event < EVENTS; event++) {
                    ids.add(camera + "-" + epoch + "-" + visit * PERIOD + "-0/" + event);
                }
            }
        }
        return ids;
    }
}
