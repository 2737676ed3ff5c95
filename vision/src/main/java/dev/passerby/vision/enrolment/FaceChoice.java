package dev.passerby.vision.enrolment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which face of a photo is the person.
 *
 * @param face its index among the photo's faces; -1 where the photo is refused
 * @param refusal why the photo cannot enrol anybody, and what would help; absent where it can
 * @param warnings what to know about a photo that was taken all the same
 */
public record FaceChoice(int face, @Nullable String refusal, List<String> warnings) {

    public FaceChoice {
        warnings = List.copyOf(warnings);
    }

    public boolean isRefused() {
        return refusal != null;
    }
}
