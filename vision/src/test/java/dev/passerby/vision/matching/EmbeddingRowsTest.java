package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingRowsTest {

    private static final double ROUNDING = 1e-5;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, EmbeddingRows.BLOCK - 1, EmbeddingRows.BLOCK, EmbeddingRows.BLOCK + 1, 1_000})
    void everybody_is_as_far_as_the_nearest_of_the_own_templates(int count) {
        Random random = new Random(count);
        List<List<Template>> people = new ArrayList<>();
        people.add(List.of());
        for (int i = 0; i < count; i += people.get(people.size() - 1).size()) {
            int templates = Math.min(count - i, 1 + random.nextInt(3));
            List<Template> person = new ArrayList<>();
            for (int j = 0; j < templates; j++) {
                double spread = 0.05 * random.nextDouble();
                person.add(new Template("" + j, "m", "T32", 1, spread, Sphere.person(i + j)));
            }
            people.add(person);
        }
        Template probe = new Template("p", "m", "T32", 1, Sphere.at(0.6, Sphere.person(count / 2), 1));

        double[] distances = EmbeddingRows.of(people).nearest(probe.embedding(), people.size());

        assertThat(distances).hasSize(people.size());
        assertThat(distances[0]).as("nobody's templates").isInfinite();
        for (int person = 1; person < people.size(); person++) {
            double nearest = people.get(person).stream()
                    .mapToDouble(template -> Embeddings.distance(template, probe))
                    .min()
                    .orElseThrow();
            assertThat(distances[person]).isCloseTo(nearest, within(ROUNDING));
        }
    }
}
