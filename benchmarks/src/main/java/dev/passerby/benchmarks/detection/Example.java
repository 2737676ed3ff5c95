package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.boxes.AnnotatedFace;
import dev.passerby.benchmarks.boxes.PictureMatch;
import dev.passerby.benchmarks.boxes.ScoredBox;
import dev.passerby.vision.face.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A place in a picture where the detector and the annotation differ.
 *
 * @param looked the picture with all boxes of both
 * @param box the face that was missed, or the detector's box at no face
 * @param weight how bad it is: the size of a face in pixels, the score of a box
 * @param iou the overlap with the nearest box of the other kind; 0 if there is none
 */
record Example(LookedAt looked, Box box, double weight, double iou) {

    private static final Comparator<Example> WORST_FIRST =
            Comparator.comparingDouble(Example::weight).reversed();

    /** The faces that were missed, largest first. */
    static List<Example> misses(DetectionRun run, double leastIou) {
        List<Example> misses = new ArrayList<>();
        for (LookedAt looked : run.looked()) {
            for (AnnotatedFace face : looked.match(leastIou).missed()) {
                misses.add(new Example(looked, face.box(), face.size(), nearest(face.box(), detected(looked))));
            }
        }
        misses.sort(WORST_FIRST);
        return misses;
    }

    /** The boxes at no face, surest first. */
    static List<Example> falseAlarms(DetectionRun run, double leastIou) {
        List<Example> alarms = new ArrayList<>();
        for (LookedAt looked : run.looked()) {
            PictureMatch match = looked.match(leastIou);
            for (ScoredBox alarm : match.falseAlarms()) {
                alarms.add(new Example(looked, alarm.box(), alarm.score(), nearest(alarm.box(), annotated(looked))));
            }
        }
        alarms.sort(WORST_FIRST);
        return alarms;
    }

    private static double nearest(Box box, List<Box> others) {
        return others.stream().mapToDouble(box::iou).max().orElse(0);
    }

    private static List<Box> detected(LookedAt looked) {
        return looked.boxes().stream().map(ScoredBox::box).toList();
    }

    private static List<Box> annotated(LookedAt looked) {
        return looked.picture().faces().stream().map(AnnotatedFace::box).toList();
    }
}
