package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.vision.golden.TestMedia;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code detect}, {@code embed} and {@code compare} against the outputs of independent software. */
class PictureCommandsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PICTURES =
            List.of("people/Family1-Dad1.jpg", "people/Family1-Dad2.jpg", "people/Family2-Lady1.jpg");

    @Test
    void embeds_as_the_reference_does_one_object_a_line() throws Exception {
        Object[] arguments = {"embed", media(0), media(1), media(2), "--json"};
        Ran ran = passerby(arguments);

        assertThat(ran.code()).as(ran.err()).isZero();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSameSizeAs(PICTURES);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode said = JSON.readTree(lines.get(i));
            assertThat(said.fieldNames()).toIterable().containsExactly("path", "width", "height", "faces");
            assertThat(said.get("path").asText()).isEqualTo(media(i).toString());
            JsonNode face = said.get("faces").get(0);
            assertThat(face.fieldNames()).toIterable().containsExactly("box", "score", "landmarks", "embedding");
            JsonNode reference = reference(PICTURES.get(i)).get("faces").get(0);
            assertThat(overlap(face.get("box"), reference.get("box"))).isGreaterThan(0.95);
            assertThat(face.get("embedding")).hasSize(512);
            assertThat(cosine(face.get("embedding"), reference.get("embedding")))
                    .isGreaterThan(0.99);
        }
    }

    @Test
    void detects_without_embeddings_and_goes_on_after_a_picture_without_a_face() throws Exception {
        Path dogs = TestMedia.file("pictures/dogs.jpg");
        Ran ran = passerby("detect", dogs, media(0), "--json");

        List<String> lines = ran.out().lines().toList();
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(JSON.readTree(lines.get(0)).get("faces")).isEmpty();
        JsonNode face = JSON.readTree(lines.get(1)).get("faces").get(0);
        assertThat(face.fieldNames()).toIterable().containsExactly("box", "score", "landmarks");
        assertThat(face.get("landmarks")).hasSize(5);
    }

    @Test
    void tells_the_same_person_from_another() throws Exception {
        JsonNode same =
                JSON.readTree(passerby("compare", media(0), media(1), "--json").out());
        JsonNode other =
                JSON.readTree(passerby("compare", media(0), media(2), "--json").out());

        assertThat(same.fieldNames()).toIterable().containsExactly("distance", "threshold", "same");
        assertThat(same.get("same").asBoolean()).isTrue();
        assertThat(other.get("same").asBoolean()).isFalse();
        assertThat(other.get("distance").asDouble())
                .isGreaterThan(other.get("threshold").asDouble());
    }

    private static Path media(int index) {
        return TestMedia.file(PICTURES.get(index));
    }

    private static JsonNode reference(String path) throws Exception {
        for (JsonNode image : JSON.readTree(TestMedia.golden().toFile()).get("images")) {
            if (image.get("path").asText().equals(path)) {
                return image;
            }
        }
        throw new AssertionError("no reference for " + path);
    }

    private static double overlap(JsonNode a, JsonNode b) {
        double shared = between(a, b, 0) * between(a, b, 1);
        return shared / (area(a) + area(b) - shared);
    }

    private static double between(JsonNode a, JsonNode b, int axis) {
        double from = Math.max(a.get(axis).asDouble(), b.get(axis).asDouble());
        double to = Math.min(a.get(axis + 2).asDouble(), b.get(axis + 2).asDouble());
        return Math.max(0, to - from);
    }

    private static double area(JsonNode box) {
        return between(box, box, 0) * between(box, box, 1);
    }

    private static double cosine(JsonNode a, JsonNode b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i).asDouble() * b.get(i).asDouble();
        }
        return sum;
    }
}
