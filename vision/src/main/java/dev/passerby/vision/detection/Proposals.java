package dev.passerby.vision.detection;

import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/** The first of the cascade: where in a picture a face may be. */
interface Proposals {

    double OVERLAP_WITHIN_LEVEL = 0.5;
    double OVERLAP_ACROSS_LEVELS = 0.7;

    /** The squares in some areas of the picture that may hold a face, best first. */
    List<Candidate> propose(Picture picture, DetectionSettings settings, List<SearchArea> areas);

    /** What windows of one level after another found, without those that overlap a better one, moved to where the face is. */
    static List<Candidate> best(List<List<Candidate>> byLevel) {
        List<Candidate> found = new ArrayList<>();
        byLevel.forEach(level -> found.addAll(NonMaximumSuppression.OVER_UNION.of(level, OVERLAP_WITHIN_LEVEL)));
        return NonMaximumSuppression.OVER_UNION.of(found, OVERLAP_ACROSS_LEVELS).stream()
                .map(Proposals::regressed)
                .toList();
    }

    private static Candidate regressed(Candidate candidate) {
        CandidateBox box = candidate.box().moved(candidate.regression(), 0).squared();
        return new Candidate(box, candidate.score(), candidate.regression());
    }
}
