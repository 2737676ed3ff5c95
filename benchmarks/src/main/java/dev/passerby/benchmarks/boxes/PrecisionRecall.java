package dev.passerby.benchmarks.boxes;

import dev.passerby.benchmarks.boxes.PictureMatch.Judged;
import dev.passerby.benchmarks.boxes.PictureMatch.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The precision-recall curve of a detector over many pictures.
 *
 * @param faces how many annotated faces count
 * @param points one for each score that a box has, highest score first, so recall never falls along it
 */
public record PrecisionRecall(int faces, List<Point> points) {

    /**
     * What the detector is worth when only boxes of at least this score are taken.
     *
     * @param score the least score taken
     * @param recall the share of faces that are found; 0 where there is no face
     * @param precision the share of boxes that found a face
     */
    public record Point(double score, double recall, double precision) {}

    public PrecisionRecall {
        points = List.copyOf(points);
    }

    /** The curve over these pictures together. */
    public static PrecisionRecall of(List<PictureMatch> pictures) {
        int faces = pictures.stream().mapToInt(PictureMatch::facesThatCount).sum();
        List<Judged> boxes = pictures.stream()
                .flatMap(picture -> picture.judged().stream())
                .filter(box -> box.verdict() != Verdict.IGNORED)
                .sorted(Comparator.comparingDouble(
                                (Judged box) -> box.detection().score())
                        .reversed())
                .toList();
        List<Point> points = new ArrayList<>();
        int found = 0;
        for (int taken = 1; taken <= boxes.size(); taken++) {
            Judged box = boxes.get(taken - 1);
            double score = box.detection().score();
            found += box.verdict() == Verdict.FOUND ? 1 : 0;
            // Boxes of equal score come and go together, else their order would matter.
            if (taken == boxes.size() || boxes.get(taken).detection().score() < score) {
                points.add(new Point(score, faces == 0 ? 0 : (double) found / faces, (double) found / taken));
            }
        }
        return new PrecisionRecall(faces, points);
    }

    /**
     * The area under the curve, each precision raised to the best at its recall or a higher one, all points (PASCAL VOC
     * from 2010 on); empty where there is no face to find. Recall that is never reached adds nothing.
     */
    public OptionalDouble averagePrecision() {
        if (faces == 0) {
            return OptionalDouble.empty();
        }
        double area = 0;
        double best = 0;
        for (int i = points.size() - 1; i >= 0; i--) {
            best = Math.max(best, points.get(i).precision());
            double before = i == 0 ? 0 : points.get(i - 1).recall();
            area += (points.get(i).recall() - before) * best;
        }
        return OptionalDouble.of(Math.min(1, area)); // Rounding may have it a last bit above 1.
    }
}
