package dev.passerby.console.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistancesTest {

    private static final String MODEL = "m";

    @Test
    void theNearestTemplatesOfTwoPeopleCountAndEverybodyIsNoughtFromThemselves() {
        Distances distances = Distances.of(List.of(
                person("ada", template(MODEL, 0), template(MODEL, 1)),
                person("bob", template(MODEL, 1), template(MODEL, 2)),
                person("eve", template(MODEL, 3))));

        assertThat(distances.people()).extracting(Distances.Named::name).containsExactly("ada", "bob", "eve");
        assertThat(distances.distances().get(0)).startsWith(0.0, 0.0);
        assertThat(distances.distances().get(0).get(2)).isCloseTo(Math.sqrt(2), within(1e-6));
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(distances.distances().get(i).get(j))
                        .isEqualTo(distances.distances().get(j).get(i));
            }
        }
    }

    @Test
    void templatesOfOtherNetworksAndWhatCannotBeReadAreNotCompared() {
        Template sealed = Template.sealed("s", MODEL, "T32", 1, null, new byte[Template.SEALED_BYTES]);
        Distances distances = Distances.of(
                List.of(person("ada", template(MODEL, 0)), person("bob", template("n", 0)), person("eve", sealed)));

        assertThat(distances.distances().get(0)).containsExactly(0.0, null, null);
    }

    private static GalleryEntry person(String name, Template... templates) {
        return new GalleryEntry("id-" + name, name, 1, false, List.of(templates));
    }

    /** A point on one of the axes. */
    private static Template template(String model, int axis) {
        float[] embedding = new float[Template.DIMENSIONS];
        embedding[axis] = 1;
        return new Template("t" + axis, model, "T32", 1, embedding);
    }
}
