package dev.passerby.benchmarks.calibration;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** People as points on the unit sphere, as far apart as FaceNet puts strangers: in 42 of the 512 dimensions. */
final class Sphere {

    static final String MODEL = "m".repeat(64);
    static final String CROP = "T32";

    private static final int SPREAD_OVER = 42;

    private final Random random;

    Sphere(long seed) {
        this.random = new Random(seed);
    }

    /** Somebody new. */
    float[] person() {
        float[] point = new float[Template.DIMENSIONS];
        for (int i = 0; i < SPREAD_OVER; i++) {
            point[i] = (float) random.nextGaussian();
        }
        return unit(point);
    }

    /** A photo of somebody, about this far from the person. */
    float[] photo(float[] person, double distance) {
        float[] point = person.clone();
        for (int i = 0; i < SPREAD_OVER; i++) {
            point[i] += (float) (random.nextGaussian() * distance / Math.sqrt(SPREAD_OVER));
        }
        return unit(point);
    }

    /** A gallery entry of somebody with so many photos. */
    GalleryEntry entry(String name, float[] person, int photos) {
        List<Template> templates = new ArrayList<>();
        for (int i = 0; i < photos; i++) {
            templates.add(template(name + i, 0.9, photo(person, 0.35)));
        }
        return new GalleryEntry("id-" + name, name, 1, false, templates);
    }

    /** People called p000, p001, … with so many photos each. */
    List<GalleryEntry> gallery(int people, int photos) {
        List<GalleryEntry> entries = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            entries.add(entry(String.format("p%03d", i), person(), photos));
        }
        return entries;
    }

    List<Stranger> strangers(int count) {
        List<Stranger> strangers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String photo = String.format("s%04d.jpg", i);
            strangers.add(new Stranger(photo, photo, template(photo, 0.9, person())));
        }
        return strangers;
    }

    static Template template(String id, double quality, float[] embedding) {
        return new Template(id, MODEL, CROP, quality, embedding);
    }

    static GalleryPeople people(List<GalleryEntry> entries) {
        return GalleryPeople.of(entries, MODEL, CROP);
    }

    static float[] unit(float[] point) {
        double square = 0;
        for (float value : point) {
            square += value * value;
        }
        for (int i = 0; i < point.length; i++) {
            point[i] /= (float) Math.sqrt(square);
        }
        return point;
    }
}
