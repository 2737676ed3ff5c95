package dev.passerby.console.recognise;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.wire.event.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is on a picture, with the names of its JSON.
 *
 * @param path what the sender called the picture
 * @param width pixels across, upright
 * @param height pixels down, upright
 * @param faces largest first
 * @param executionMillis how long each stage took
 */
record Recognition(String path, int width, int height, List<Face> faces, StageMillis executionMillis) {

    /**
     * A face.
     *
     * @param box left, top, right, bottom in pixels, not clipped
     * @param landmarks 5 of x, y in pixels
     * @param score the detector's probability
     * @param quality how fit it is for recognition, from 0 to 1
     */
    record Face(double[] box, List<double[]> landmarks, double score, double quality, Identity identity) {}

    /**
     * Who it is by this one picture.
     *
     * @param decision match, unknown, ambiguous or low-quality
     * @param person the name, only with match
     * @param personId the id, only with match
     * @param distance to the nearest person; absent where nobody is enrolled
     * @param threshold the distance below which it is a match
     * @param margin how much farther the second nearest person is; absent where fewer than two are enrolled
     * @param candidates the nearest people, nearest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Identity(
            String decision,
            @Nullable String person,
            @Nullable String personId,
            @Nullable Double distance,
            double threshold,
            @Nullable Double margin,
            List<Candidate> candidates) {}

    /** How long each stage took, in milliseconds. */
    record StageMillis(double decode, double detect, double embed, double match) {}
}
