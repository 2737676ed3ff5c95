package dev.passerby.benchmarks.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Who cannot be told apart: people one of whom has a photo that would be named as the other, or a photo that the other keeps
 * from being named when it is looked for in the gallery without it. Names that are probably one person are left to
 * {@link CalibrationResult#duplicates}.
 */
final class Confusions {

    private record Couple(int first, int second) {}

    private Confusions() {}

    /** The couples, nearest first. */
    static List<AlikePeople> of(
            List<GalleryPeople.Person> people, GalleryDistances distances, double threshold, double margin) {
        TreeSet<Couple> couples =
                new TreeSet<>(Comparator.comparingInt(Couple::first).thenComparingInt(Couple::second));
        for (int one = 0; one < people.size(); one++) {
            for (int other = one + 1; other < people.size(); other++) {
                if (distances.between(one, other) < threshold) {
                    couples.add(new Couple(one, other));
                }
            }
        }
        for (PhotoFinding photo : distances.photos()) {
            if (photo.isTakenByOther(threshold, margin)) {
                int one = Math.min(photo.person(), photo.nearestOther());
                couples.add(new Couple(one, Math.max(photo.person(), photo.nearestOther())));
            }
        }
        List<AlikePeople> alike = new ArrayList<>();
        for (Couple couple : couples) {
            double distance = distances.between(couple.first(), couple.second());
            if (distance >= Calibration.ONE_PERSON) {
                alike.add(new AlikePeople(
                        people.get(couple.first()).name(),
                        people.get(couple.second()).name(),
                        distance));
            }
        }
        alike.sort(Comparator.comparingDouble(AlikePeople::distance));
        return alike;
    }
}
