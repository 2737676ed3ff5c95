package dev.passerby.console.cameras;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A look at a camera before it is attached, by whoever can speak to cameras. */
@FunctionalInterface
public interface CameraProbe {

    /**
     * Connects to a camera once and watches it for some seconds; half a minute at most.
     *
     * @param url its address, without user and password
     * @param credentials where user and password are to be found; absent for a camera that asks for none
     * @throws IllegalArgumentException in one line if this is no camera's address
     */
    Finding look(String url, @Nullable String credentials);

    /**
     * What was found.
     *
     * @param works whether good pictures came
     * @param reason why none did, and what can be done; absent when they did
     * @param size of the pictures; absent when none came
     * @param codec h264, hevc or mjpeg; absent when none came
     * @param rate pictures a second; absent when fewer than two came
     * @param advice what to know or change, one line each
     * @param picture one of the pictures as a JPEG, that with the widest face; absent when none came
     */
    record Finding(
            boolean works,
            @Nullable String reason,
            @Nullable Size size,
            @Nullable String codec,
            @Nullable Double rate,
            List<String> advice,
            byte @Nullable [] picture) {

        public Finding {
            advice = List.copyOf(advice);
        }

        /** A camera that cannot be used. */
        public static Finding failed(String reason) {
            return new Finding(false, reason, null, null, null, List.of(), null);
        }
    }

    /** Pixels across and down. */
    record Size(int width, int height) {}
}
