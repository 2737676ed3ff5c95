package dev.passerby.benchmarks.calibration;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How far apart a gallery's photos are: between people, within people, and from each photo to the rest. */
public final class GalleryDistances {

    private final List<GalleryPeople.Person> people;
    /** {@code [people, people]}, of the nearest photos; infinite on the diagonal. */
    private final float[][] between;

    private final List<PhotoFinding> photos;
    private final float[] genuine;

    private GalleryDistances(
            List<GalleryPeople.Person> people, float[][] between, List<PhotoFinding> photos, float[] genuine) {
        this.people = people;
        this.between = between;
        this.photos = photos;
        this.genuine = genuine;
    }

    static GalleryDistances of(List<GalleryPeople.Person> people) {
        float[][] between = new float[people.size()][people.size()];
        for (float[] row : between) {
            Arrays.fill(row, Float.POSITIVE_INFINITY);
        }
        List<PhotoFinding> photos = new ArrayList<>();
        List<Double> genuine = new ArrayList<>();
        for (int person = 0; person < people.size(); person++) {
            List<Template> own = people.get(person).photos();
            for (int i = 0; i < own.size(); i++) {
                for (int j = 0; j < i; j++) {
                    genuine.add(Embeddings.distance(own.get(i), own.get(j)));
                }
                photos.add(finding(people, person, own.get(i), between[person]));
            }
        }
        float[] distances = new float[genuine.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = genuine.get(i).floatValue();
        }
        return new GalleryDistances(people, between, List.copyOf(photos), distances);
    }

    /** Looks for one photo; lowers the person's distances to the others where it is nearer. */
    private static PhotoFinding finding(
            List<GalleryPeople.Person> people, int person, Template photo, float[] distances) {
        double own = Double.POSITIVE_INFINITY;
        double other = Double.POSITIVE_INFINITY;
        int nearestOther = -1;
        for (int candidate = 0; candidate < people.size(); candidate++) {
            for (Template template : people.get(candidate).photos()) {
                if (candidate == person && template.id().equals(photo.id())) {
                    continue;
                }
                double distance = Embeddings.distance(photo, template);
                if (candidate == person) {
                    own = Math.min(own, distance);
                } else {
                    distances[candidate] = Math.min(distances[candidate], (float) distance);
                    if (distance < other) {
                        other = distance;
                        nearestOther = candidate;
                    }
                }
            }
        }
        return new PhotoFinding(person, photo, own, nearestOther, other);
    }

    /** Every photo, looked for in the gallery without it. */
    List<PhotoFinding> photos() {
        return photos;
    }

    /** Distances of pairs of photos of one person. */
    float[] genuine() {
        return genuine.clone();
    }

    /** The distance of two people's nearest photos. */
    double between(int one, int other) {
        return between[one][other];
    }

    /** The couples of people nearer than a limit, nearest first. */
    List<AlikePeople> nearerThan(double limit) {
        List<AlikePeople> alike = new ArrayList<>();
        for (int one = 0; one < people.size(); one++) {
            for (int other = one + 1; other < people.size(); other++) {
                if (between[one][other] < limit) {
                    alike.add(new AlikePeople(
                            people.get(one).name(), people.get(other).name(), between[one][other]));
                }
            }
        }
        alike.sort(Comparator.comparingDouble(AlikePeople::distance));
        return alike;
    }
}
