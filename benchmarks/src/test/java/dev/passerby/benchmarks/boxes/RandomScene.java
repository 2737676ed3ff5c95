package dev.passerby.benchmarks.boxes;

import dev.passerby.vision.face.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pictures made up from a seed: faces that may overlap, boxes near them and elsewhere, scores that may be equal. */
record RandomScene(List<AnnotatedPicture> pictures, List<List<ScoredBox>> boxes) {

    static RandomScene of(long seed) {
        Random random = new Random(seed);
        List<AnnotatedPicture> pictures = new ArrayList<>();
        List<List<ScoredBox>> boxes = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            List<AnnotatedFace> faces = new ArrayList<>();
            List<ScoredBox> found = new ArrayList<>();
            for (int face = random.nextInt(5); face > 0; face--) {
                Box box = anywhere(random);
                faces.add(new AnnotatedFace(box, random.nextInt(5) > 0));
                for (int near = random.nextInt(3); near > 0; near--) {
                    found.add(new ScoredBox(near(random, box), score(random)));
                }
            }
            for (int alarm = random.nextInt(3); alarm > 0; alarm--) {
                found.add(new ScoredBox(anywhere(random), score(random)));
            }
            pictures.add(new AnnotatedPicture("picture-" + i, faces));
            boxes.add(found);
        }
        return new RandomScene(pictures, boxes);
    }

    List<PictureMatch> matches(double leastIou) {
        List<PictureMatch> matches = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            matches.add(PictureMatch.of(pictures.get(i).faces(), boxes.get(i), leastIou));
        }
        return matches;
    }

    /** The same with one more box in the first picture. */
    RandomScene with(ScoredBox more) {
        List<List<ScoredBox>> changed = new ArrayList<>(boxes);
        List<ScoredBox> first = new ArrayList<>(changed.get(0));
        first.add(more);
        changed.set(0, first);
        return new RandomScene(pictures, changed);
    }

    private static Box anywhere(Random random) {
        double left = random.nextInt(200);
        double top = random.nextInt(200);
        return new Box(left, top, left + 5 + random.nextInt(100), top + 5 + random.nextInt(100));
    }

    private static Box near(Random random, Box box) {
        return new Box(
                box.left() + random.nextInt(5) - 2,
                box.top() + random.nextInt(5) - 2,
                box.right() + random.nextInt(5) - 2,
                box.bottom() + random.nextInt(5) - 2);
    }

    /** One of ten, from 0.1 to 1. */
    private static double score(Random random) {
        return (1 + random.nextInt(10)) / 10.0;
    }
}
