package dev.passerby.vision.clustering;

import dev.passerby.vision.matching.Sphere;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A made-up album: who is in which photo, and how alike a person's photos are. Nobody is twice in one photo. */
record Album(List<FacePoint> faces, List<Integer> people) {

    /** How photos scatter about their person, as distances from the person's point. */
    record Scatter(double least, double most) {}

    static Album random(Random random, Scatter scatter, double unfitShare) {
        int known = 1 + random.nextInt(8);
        int photos = 1 + random.nextInt(16);
        List<FacePoint> faces = new ArrayList<>();
        List<Integer> people = new ArrayList<>();
        for (int photo = 0; photo < photos; photo++) {
            List<Integer> present =
                    new ArrayList<>(IntStream.range(0, known).boxed().toList());
            Collections.shuffle(present, random);
            for (int person : present.subList(0, 1 + random.nextInt(Math.min(known, 3)))) {
                faces.add(new FacePoint(
                        shot(random, person, scatter),
                        0.1 * random.nextDouble() - 0.05,
                        photo,
                        random.nextDouble() >= unfitShare));
                people.add(person);
            }
        }
        return new Album(faces, people);
    }

    private static float[] shot(Random random, int person, Scatter scatter) {
        double distance = scatter.least() + (scatter.most() - scatter.least()) * random.nextDouble();
        return Sphere.at(distance, Sphere.person(person), 100 + random.nextInt(400));
    }

    /** The same faces in another order, and where each came from. */
    Album shuffled(List<Integer> order) {
        return new Album(
                order.stream().map(faces::get).toList(),
                order.stream().map(people::get).toList());
    }

    /** The true groups, as sets of indices. */
    Set<Set<Integer>> truth() {
        List<Set<Integer>> byPerson = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byPerson.add(new TreeSet<>());
        }
        for (int i = 0; i < faces.size(); i++) {
            byPerson.get(people.get(i)).add(i);
        }
        return Set.copyOf(byPerson.stream().filter(group -> !group.isEmpty()).toList());
    }

    static Set<Set<Integer>> sets(Grouping grouping) {
        return Set.copyOf(grouping.groups().stream()
                .map(group -> (Set<Integer>)
                        new TreeSet<>(group.stream().map(Grouping.Member::face).toList()))
                .toList());
    }
}
