package dev.passerby.vision.enrolment;

import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.vision.quality.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is made of a photo before it is a template: which face is the person, whether it can serve, and what it lacks. */
public final class PhotoChoice {

    /** The mark below which a fit face is still worth a warning. */
    private static final double WEAK_MARK = 0.5;

    /**
     * The sharpness mark below which a photo enrols nobody, though a frame may still speak: blurred so far, a photo is more
     * than 1.0 from sharp ones of the same person, and a template is compared for ever.
     */
    private static final double LEAST_SHARP_MARK = 0.5;

    /** The sharpness mark below which a photo is worth a warning: all but two of LFW's 3,811 are above. */
    private static final double SHARP_MARK = 0.9;

    private PhotoChoice() {}

    /**
     * Which face of a photo is the person: the largest of those that surely are faces ({@link MainFace}).
     *
     * @param photo how messages call the photo
     * @param faces every face found in it, in any order
     */
    public static FaceChoice of(String photo, List<PhotoFace> faces) {
        int largest = MainFace.of(faces.stream().map(PhotoFace::face).toList());
        if (largest < 0) {
            return refused(photo + ": no face was found; use a photo that shows the person's face from the front");
        }
        FaceQuality quality = faces.get(largest).quality();
        List<Flaw> flaws = flaws(quality);
        if (!flaws.isEmpty()) {
            return refused(photo + ": the "
                    + (faces.size() == 1 ? "face" : "face taken of " + faces.size())
                    + " is " + words(flaws, Flaw::words) + " (" + width(faces, largest)
                    + " pixels wide, around " + place(faces, largest) + "); use a photo "
                    + words(flaws, Flaw::remedy)
                    + (faces.size() == 1 ? "" : ", or one of the person alone"));
        }
        List<String> warnings = new ArrayList<>();
        if (faces.size() > 1) {
            warnings.add(photo + ": " + faces.size() + " faces were found; took " + why(faces, largest)
                    + "; if that is somebody else, use a photo of the person alone");
        }
        if (quality.size() < WEAK_MARK) {
            warnings.add(photo + ": the face is only " + width(faces, largest)
                    + " pixels wide; a larger one would be recognised more often");
        }
        if (quality.frontal() < WEAK_MARK) {
            warnings.add(photo + ": the face is half turned away; one from the front would be recognised more often");
        }
        if (quality.sharpness() < SHARP_MARK) {
            warnings.add(photo + ": the face is not sharp; a sharper one would be recognised more often");
        }
        if (quality.exposure() < WEAK_MARK) {
            warnings.add(
                    photo + ": the face is too dark or too bright; one in even light would be recognised more often");
        }
        return new FaceChoice(largest, null, warnings);
    }

    /** Which of several faces was taken, and why that one. */
    private static String why(List<PhotoFace> faces, int taken) {
        double score = faces.get(taken).face().score();
        String which = width(faces, taken) + " pixels wide, around " + place(faces, taken);
        if (score < MainFace.SURE_SCORE) {
            return "the largest (" + which + "), though the detector is sure of none of them";
        }
        boolean largest = faces.stream()
                .allMatch(face -> face.face().box().area()
                        <= faces.get(taken).face().box().area());
        return String.format(
                Locale.ROOT,
                "%s (%s, %.0f %% sure)%s",
                largest ? "the largest" : "the largest of those that surely are faces",
                which,
                100 * score,
                largest ? "" : ", not a larger find that the detector doubts");
    }

    /** What is wrong with a photo: what would be wrong with a frame, and blur that a frame is still allowed. */
    private static List<Flaw> flaws(FaceQuality quality) {
        List<Flaw> flaws = new ArrayList<>(quality.flaws());
        if (quality.sharpness() < LEAST_SHARP_MARK && !flaws.contains(Flaw.BLURRED)) {
            flaws.add(Flaw.BLURRED);
        }
        return flaws;
    }

    private static String words(List<Flaw> flaws, Function<Flaw, String> word) {
        return flaws.stream().map(word).collect(Collectors.joining(", "));
    }

    private static FaceChoice refused(String message) {
        return new FaceChoice(-1, message, List.of());
    }

    private static long width(List<PhotoFace> faces, int i) {
        return Math.round(faces.get(i).face().box().width());
    }

    private static String place(List<PhotoFace> faces, int i) {
        var centre = faces.get(i).face().box().centre();
        return Math.round(centre.x()) + "," + Math.round(centre.y());
    }
}
