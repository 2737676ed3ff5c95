package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Galleries drawn at random to have all that makes searching hard: several templates a person, steady and unsteady ones, faces
 * enrolled twice under two names, negatives near and far, thresholds of people's own.
 */
final class DrawnGallery {

    private final Random random;
    private final UnaryOperator<float[]> shape;

    DrawnGallery(long seed) {
        this(seed, UnaryOperator.identity());
    }

    /** @param shape what makes a template of a point of the sphere */
    DrawnGallery(long seed, UnaryOperator<float[]> shape) {
        this.random = new Random(seed);
        this.shape = shape;
    }

    List<GalleryEntry> people(int count) {
        List<GalleryEntry> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(person("p" + random.nextInt(1_000_000) + '-' + i, i));
        }
        return people;
    }

    GalleryEntry person(String id, int face) {
        // Every tenth has the face of the one before.
        float[] centre = Sphere.person(face % 10 == 9 ? face - 1 : face);
        List<Template> templates = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            float[] embedding = i == 0 ? centre : Sphere.at(0.6, centre, random.nextInt(50));
            Double spread = random.nextInt(3) == 0 ? 0.05 * random.nextDouble() : null;
            templates.add(new Template("t" + i, Gallery.MODEL, Gallery.CROP, 1, spread, shape.apply(embedding)));
        }
        GalleryEntry entry = new GalleryEntry(id, "Person " + face, 1, false, templates);
        if (random.nextInt(8) == 0) {
            entry = entry.withThreshold(0.3 + 1.2 * random.nextDouble(), 1);
        }
        if (random.nextInt(6) == 0) {
            float[] rejected = Sphere.at(0.9 * random.nextDouble(), centre, random.nextInt(50));
            entry = entry.withNegatives(List.of(Gallery.template("n", shape.apply(rejected))), 1);
        }
        return entry;
    }

    /** A picture of one of the first people, or of a stranger; now and then one of no shape that templates have. */
    float[] probe(int people) {
        float[] centre = Sphere.person(random.nextInt(people + people / 5 + 1));
        float[] probe = Sphere.at(1.1 * random.nextDouble(), centre, random.nextInt(50));
        return random.nextInt(10) == 0 ? probe : shape.apply(probe);
    }
}
