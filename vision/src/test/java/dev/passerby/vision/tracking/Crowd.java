package dev.passerby.vision.tracking;

import dev.passerby.vision.matching.Sphere;
import dev.passerby.vision.tracking.Watch.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A generated scene: people who walk through a camera's picture, meet, hide each other and pass behind pillars, at times past a
 * poster of one of them, and a detector that misses some faces and finds some that are none. Always the same for a seed.
 *
 * <p>Faces look as FaceNet sees them: pictures of one person lie 0.45 to 1.0 apart, more alike within a visit than with the
 * photo that enrolled the person, and pictures of different people 1.25 to 1.45, of relatives from 0.95.
 */
final class Crowd {

    /** Who a false find is. */
    static final int NOBODY = -1;

    /** How many people have no relative before them. */
    static final int RELATIVES = 6;

    private static final int WIDTH = 640;
    /** The share of a face that another must cover to hide it. */
    private static final double HIDING = 0.5;

    /** The chance that a face is missed, that a find is no face, and that a picture is unfit. */
    private static final double MISSED = 0.10;

    private static final double FALSE_FIND = 0.02;
    private static final double UNFIT = 0.15;
    /** Sines of the angles of a picture from the visit's look, and of the look from the person's point. */
    private static final double LEAST_PICTURE = 0.25;

    private static final double MOST_PICTURE = 0.65;
    private static final double LEAST_LOOK = 0.20;
    private static final double MOST_LOOK = 0.50;
    private static final double PHOTO = 0.30;
    /** What everybody has in common, and what relatives have. */
    private static final double HUMAN = 0.39;

    private static final double RELATED = 0.60;

    private static final double POSTERS = 0.1;

    /** A face in a frame and whose it is. */
    record Seen(int person, Shown shown) {}

    /** A frame, so long after the last. */
    record Frame(long afterMillis, List<Seen> faces) {

        Shown[] shown() {
            return faces.stream().map(Seen::shown).toArray(Shown[]::new);
        }
    }

    private final Random random;
    private final List<Walker> walkers = new ArrayList<>();
    private final double fps;

    private Crowd(long seed, int people) {
        this.random = new Random(seed);
        this.fps = 2 + 8 * random.nextDouble();
        int walking = 1 + random.nextInt(4);
        List<Integer> who = new ArrayList<>();
        while (who.size() < Math.min(walking, people)) {
            int person = random.nextInt(people);
            if (!who.contains(person)) {
                who.add(person);
            }
        }
        who.forEach(person -> walkers.add(new Walker(person, false)));
        if (random.nextDouble() < POSTERS) {
            walkers.add(new Walker(who.get(0), true));
        }
    }

    /** The scene of this seed, of people numbered from 0. */
    static List<Frame> scene(long seed, int people) {
        Crowd crowd = new Crowd(seed, people);
        List<Frame> frames = new ArrayList<>();
        double seconds = 0;
        while (seconds < 10) {
            double step = (0.8 + 0.4 * crowd.random.nextDouble()) / crowd.fps;
            seconds += step;
            frames.add(new Frame(Math.round(1_000 * step), crowd.at(seconds)));
        }
        return frames;
    }

    /** A person's point. People {@link #RELATIVES} apart in number are relatives. */
    static float[] person(int person) {
        return person < RELATIVES
                ? turned(Sphere.person(100 + person), Sphere.person(99), HUMAN)
                : turned(Sphere.person(100 + person), person(person - RELATIVES), RELATED);
    }

    /** The photo that enrols a person. */
    static float[] photo(int person) {
        return turned(person(person), Sphere.person(5_000 + person), PHOTO);
    }

    private List<Seen> at(double seconds) {
        List<Seen> shown = new ArrayList<>();
        List<double[]> covering = new ArrayList<>();
        List<Walker> nearestFirst = walkers.stream()
                .filter(walker -> walker.isPresent(seconds))
                .sorted(Comparator.comparingDouble((Walker walker) -> walker.size)
                        .reversed())
                .toList();
        for (Walker walker : nearestFirst) {
            double left = walker.left(seconds) + random.nextGaussian() * 0.03 * walker.size;
            double top = walker.top + random.nextGaussian() * 0.03 * walker.size;
            boolean hidden = walker.isBehindPillar(seconds)
                    || covering.stream().anyMatch(other -> covers(other, left, walker.size));
            covering.add(new double[] {left, walker.size});
            float[] picture = walker.picture();
            boolean fit = random.nextDouble() > UNFIT;
            double quality = fit ? 0.3 + 0.6 * random.nextDouble() : 0.05;
            if (!hidden && random.nextDouble() > MISSED) {
                shown.add(new Seen(walker.person, new Shown(left, top, walker.size, picture, quality, fit)));
            }
        }
        if (random.nextDouble() < FALSE_FIND) {
            float[] pattern = Sphere.person(10_000 + random.nextInt(50));
            double place = random.nextDouble() * WIDTH;
            boolean fit = random.nextInt(4) == 0;
            shown.add(new Seen(NOBODY, new Shown(place, 300, 40 + random.nextInt(60), pattern, 0.2, fit)));
        }
        return shown;
    }

    private static boolean covers(double[] other, double left, double size) {
        double shared = Math.min(other[0] + other[1], left + size) - Math.max(other[0], left);
        return shared > HIDING * size;
    }

    /** A point away from another by an angle of this sine, in the direction of a third. */
    private static float[] turned(float[] from, float[] toward, double sine) {
        double distance = Math.sqrt(2 - 2 * Math.sqrt(1 - sine * sine));
        return Sphere.toward(distance, from, toward);
    }

    private double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** One who walks through the picture once, or a picture of them on the wall. */
    private final class Walker {

        private final int person;
        private final double size = 50 + 60 * random.nextDouble();
        private final double top = 80 + 60 * random.nextDouble();
        private final boolean poster;
        private final double enters = 2 * random.nextDouble();
        private final double stays = 1.5 + 6.5 * random.nextDouble();
        private final double from;
        private final double to;
        private final double pauses = random.nextInt(3) == 0 ? 1.5 * random.nextDouble() : 0;
        private final double hides = 1 + 6 * random.nextDouble();
        private final double hidden = random.nextInt(3) == 0 ? 1.6 * random.nextDouble() : 0;
        private final float[] look;

        Walker(int person, boolean poster) {
            this.person = person;
            this.poster = poster;
            boolean rightwards = random.nextBoolean();
            double left = 20 + 100 * random.nextDouble();
            double right = WIDTH - 120 - 100 * random.nextDouble();
            this.from = rightwards ? left : right;
            this.to = poster ? from : rightwards ? right : left;
            this.look =
                    turned(person(person), Sphere.person(20_000 + random.nextInt(500)), between(LEAST_LOOK, MOST_LOOK));
        }

        boolean isPresent(double seconds) {
            return poster || (seconds >= enters && seconds < enters + stays);
        }

        boolean isBehindPillar(double seconds) {
            return !poster && seconds >= enters + hides && seconds < enters + hides + hidden;
        }

        double left(double seconds) {
            double middle = enters + stays / 2;
            double walked = seconds < middle ? seconds - enters : Math.max(middle, seconds - pauses) - enters;
            return from + (to - from) * walked / stays;
        }

        float[] picture() {
            return turned(look, Sphere.person(30_000 + random.nextInt(2_000)), between(LEAST_PICTURE, MOST_PICTURE));
        }
    }
}
