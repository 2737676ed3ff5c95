package dev.passerby.deploy.standin;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.List;
import java.util.Random;

/** People by number, each with a point of the embedding space of their own, which is about 1.4 from everybody else's. */
public final class StandInPeople {

    private StandInPeople() {}

    /** {@code [512]}, length 1, for a number always the same. */
    public static float[] embedding(int person) {
        Random random = new Random(0x5eed_0000L + person);
        float[] point = new float[Template.DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) random.nextGaussian();
            squares += point[i] * point[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < point.length; i++) {
            point[i] /= (float) length;
        }
        return point;
    }

    /** What events call a person who was enrolled by {@link #enrolled}. */
    public static String name(int person) {
        return "Person " + person;
    }

    /** A person's id in the gallery. */
    public static String id(int person) {
        return "person-" + person;
    }

    /** The entry that enrols a person whom {@link StandInVision} sees. */
    public static GalleryEntry enrolled(int person, long version) {
        Template template = new Template(
                String.format("%016x", person), StandInVision.EMBEDDER, StandInVision.CROP, 1, embedding(person));
        return new GalleryEntry(id(person), name(person), version, false, List.of(template));
    }
}
