package dev.passerby.benchmarks.speed;

import dev.passerby.models.ModelName;
import java.util.Arrays;
import java.util.List;

/** In which numbers the embedding network computes; each is a model of its own. */
public enum Variant {
    FLOAT32("float32", ModelName.FACENET),
    INT8("int8", ModelName.FACENET_INT8);

    private final String text;
    private final ModelName model;

    Variant(String text, ModelName model) {
        this.text = text;
        this.model = model;
    }

    /**
     * The variant of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Variant parse(String text) {
        return Arrays.stream(values())
                .filter(variant -> variant.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no variant '" + text + "'; there are " + String.join(", ", names())));
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Variant::text).toList();
    }

    public String text() {
        return text;
    }

    ModelName model() {
        return model;
    }
}
