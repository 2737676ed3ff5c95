package dev.passerby.benchmarks.watchlist;

import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.tracking.FaceInFrame;
import dev.passerby.vision.tracking.FrameFaces;
import dev.passerby.wire.event.QualityMarks;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Clips of made-up people, each with a point of the embedding space far from everybody else's, for tests without networks. */
final class DrawnClip {

    private static final String MODEL = "drawn";
    private static final int FRAME_MILLIS = 200;
    private static final QualityMarks MARKS = new QualityMarks(1, 0.9, 1, 0.95, 1, 0.9);
    private static final Landmarks LANDMARKS = new Landmarks(
            new Point(30, 40), new Point(70, 40), new Point(50, 60), new Point(35, 80), new Point(65, 80));

    /**
     * Somebody in a frame.
     *
     * @param person whose face it looks like
     * @param left pixels from the left edge
     * @param fit whether the face may be embedded
     */
    record Somebody(String person, double left, boolean fit) {

        static Somebody fit(String person) {
            return new Somebody(person, 100, true);
        }
    }

    private DrawnClip() {}

    /** A clip of a person, with whoever is in each of its frames. */
    static SeenClip of(String person, String name, List<List<Somebody>> frames) {
        List<SeenFrame> seen = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            List<FaceInFrame> faces = frames.get(i).stream()
                    .map(somebody -> new FaceInFrame(face(somebody.left()), 0.8, MARKS, somebody.fit()))
                    .toList();
            FrameFaces frame = new FrameFaces(name, 1, i, (long) i * FRAME_MILLIS, 640, 480, faces);
            seen.add(new SeenFrame(
                    frame,
                    frames.get(i).stream()
                            .map(somebody -> somebody.fit() ? embedding(somebody.person()) : new float[0])
                            .toList(),
                    true));
        }
        return new SeenClip(Clip.video(person, name, Path.of(name)), seen, null);
    }

    /** The same frame so often. */
    static List<List<Somebody>> times(int count, Somebody... frame) {
        return Collections.nCopies(count, List.of(frame));
    }

    static GalleryIndex gallery(String... people) {
        List<GalleryEntry> entries = Arrays.stream(people)
                .map(person -> new GalleryEntry(
                        person,
                        person,
                        1,
                        false,
                        List.of(new Template("0123456789abcdef", MODEL, AlignedCrop.KIND, 0.8, embedding(person)))))
                .toList();
        return GalleryIndex.of(entries, MODEL, AlignedCrop.KIND);
    }

    private static DetectedFace face(double left) {
        return new DetectedFace(new Box(left, 100, left + 100, 200), 0.999, LANDMARKS);
    }

    private static float[] embedding(String person) {
        Random random = new Random(person.hashCode());
        float[] point = new float[Template.DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) random.nextGaussian();
            squares += point[i] * point[i];
        }
        for (int i = 0; i < point.length; i++) {
            point[i] /= (float) Math.sqrt(squares);
        }
        return point;
    }
}
