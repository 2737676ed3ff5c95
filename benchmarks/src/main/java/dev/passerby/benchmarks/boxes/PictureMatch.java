package dev.passerby.benchmarks.boxes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A detector's boxes of one picture, each judged against the annotated faces.
 *
 * <p>The convention of PASCAL VOC and WIDER FACE: the surest box chooses first; a box stands for the face that it
 * overlaps most, and finds it if they overlap enough and no surer box has. Whatever else it may be is a false alarm.
 *
 * @param faces the annotated faces
 * @param judged the detector's boxes, surest first
 * @param found for each of the faces whether a box found it; false where it does not count
 */
public record PictureMatch(List<AnnotatedFace> faces, List<Judged> judged, List<Boolean> found) {

    /** What a detector's box turns out to be. */
    public enum Verdict {
        FOUND,
        FALSE_ALARM,
        /** At a face that does not count: neither. */
        IGNORED
    }

    /** A detector's box and what it turned out to be. */
    public record Judged(ScoredBox detection, Verdict verdict) {}

    public PictureMatch {
        faces = List.copyOf(faces);
        judged = List.copyOf(judged);
        found = List.copyOf(found);
    }

    /**
     * Judges a picture's boxes.
     *
     * @param leastIou the intersection over union from which a box stands for a face, above 0 and at most 1
     */
    public static PictureMatch of(List<AnnotatedFace> faces, List<ScoredBox> detections, double leastIou) {
        if (!(leastIou > 0 && leastIou <= 1)) {
            throw new IllegalArgumentException(
                    "the least intersection over union must be above 0 and at most 1, got " + leastIou);
        }
        Boolean[] found = new Boolean[faces.size()];
        Arrays.fill(found, false);
        List<Judged> judged = new ArrayList<>();
        for (ScoredBox detection : surestFirst(detections)) {
            int face = mostOverlapped(faces, detection);
            Verdict verdict = Verdict.FALSE_ALARM;
            if (face >= 0 && faces.get(face).box().iou(detection.box()) >= leastIou) {
                if (!faces.get(face).counts()) {
                    verdict = Verdict.IGNORED;
                } else if (!found[face]) {
                    found[face] = true;
                    verdict = Verdict.FOUND;
                }
            }
            judged.add(new Judged(detection, verdict));
        }
        return new PictureMatch(faces, judged, Arrays.asList(found));
    }

    /** The annotated faces that count and that no box found. */
    public List<AnnotatedFace> missed() {
        List<AnnotatedFace> missed = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            if (faces.get(i).counts() && !found.get(i)) {
                missed.add(faces.get(i));
            }
        }
        return missed;
    }

    /** The detector's boxes where no face is, or one that a surer box has found; surest first. */
    public List<ScoredBox> falseAlarms() {
        return judged.stream()
                .filter(box -> box.verdict() == Verdict.FALSE_ALARM)
                .map(Judged::detection)
                .toList();
    }

    /** How many annotated faces count. */
    public int facesThatCount() {
        return (int) faces.stream().filter(AnnotatedFace::counts).count();
    }

    /** How many of them were found. */
    public int facesFound() {
        return (int) found.stream().filter(each -> each).count();
    }

    private static List<ScoredBox> surestFirst(List<ScoredBox> detections) {
        return detections.stream()
                .sorted(Comparator.comparingDouble(ScoredBox::score).reversed())
                .toList();
    }

    /** The face with the largest overlap, the first of equals; -1 if none overlaps at all. */
    private static int mostOverlapped(List<AnnotatedFace> faces, ScoredBox detection) {
        int most = -1;
        double mostIou = 0;
        for (int i = 0; i < faces.size(); i++) {
            double iou = faces.get(i).box().iou(detection.box());
            if (iou > mostIou) {
                most = i;
                mostIou = iou;
            }
        }
        return most;
    }
}
