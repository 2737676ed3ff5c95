package dev.passerby.benchmarks.speed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.vision.embedding.FaceNetVariant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a stage is timed with. What does not apply to it is absent.
 *
 * @param stage such as {@code detect}
 * @param size the picture's, such as {@code 1280x720}
 * @param faces how many faces are found in the picture
 * @param minFace the smallest face searched for, in pixels
 * @param batch how many faces one run of the network sees
 * @param templates how many templates are searched
 * @param directions how many of their 512 directions these fill
 * @param variant in which numbers the embedding network computes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Circumstances(
        String stage,
        @Nullable String size,
        @Nullable Integer faces,
        @Nullable Double minFace,
        @Nullable Integer batch,
        @Nullable Integer templates,
        @Nullable Integer directions,
        @Nullable String variant) {

    /** Of a stage that only the picture's size matters to. */
    static Circumstances picture(String stage, String size) {
        return new Circumstances(stage, size, null, null, null, null, null, null);
    }

    static Circumstances detect(String size, int faces, double minFace) {
        return new Circumstances("detect", size, faces, minFace, null, null, null, null);
    }

    static Circumstances embed(int batch, FaceNetVariant variant) {
        return new Circumstances("embed", null, null, null, batch, null, null, variant.text());
    }

    static Circumstances match(int templates, int directions) {
        return new Circumstances("match", null, null, null, null, templates, directions, null);
    }

    /** In words, for a table. */
    public String text() {
        return switch (stage) {
            case "detect" -> String.format(Locale.ROOT, "%s, %d faces, from %.0f px", size, faces, minFace);
            case "embed" -> "a face, batch " + batch + ", " + variant;
            case "match" -> String.format(Locale.ROOT, "%,d templates in %d directions", templates, directions);
            default -> String.valueOf(size);
        };
    }
}
