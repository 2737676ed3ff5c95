package dev.passerby.vision.detection;

import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.picture.Picture;
import java.util.Comparator;
import java.util.List;

/**
 * MTCNN: three networks in a cascade, each looking closer at fewer places.
 *
 * <p>Safe for many threads; all work is done on the caller's.
 */
public final class Mtcnn {

    private static final Comparator<DetectedFace> LARGEST_FIRST =
            Comparator.comparingDouble((DetectedFace face) -> face.box().area()).reversed();

    private final ProposalNetwork proposals;
    private final RefinementNetwork refinement;
    private final OutputNetwork output;
    private final LandmarkRefinement refinedLandmarks;

    /**
     * The cascade of three networks.
     *
     * @param batches how many candidates at once
     */
    public Mtcnn(Network pnet, Network rnet, Network onet, CropBatches batches) {
        proposals = new ProposalNetwork(pnet);
        refinement = new RefinementNetwork(rnet, batches);
        output = new OutputNetwork(onet, batches);
        refinedLandmarks = new LandmarkRefinement(output);
    }

    /**
     * The faces in a picture, largest first.
     *
     * <p>Boxes and landmarks are in pixels of the picture and not clipped to it.
     */
    public List<DetectedFace> detect(Picture picture, DetectionSettings settings) {
        return detect(picture, settings, List.of(SearchArea.everything(picture)));
    }

    /** The faces in some areas of a picture, as {@link #detect(Picture, DetectionSettings)} finds them there. */
    public List<DetectedFace> detect(Picture picture, DetectionSettings settings, List<SearchArea> areas) {
        List<Candidate> candidates = proposals.propose(picture, settings, areas);
        candidates = refinement.refine(picture, candidates, settings);
        return output.decide(picture, candidates, settings).stream()
                .sorted(LARGEST_FIRST)
                .toList();
    }

    /** A found face's landmarks, looked at sixteen times: steadier than {@link #detect}'s, for a few milliseconds. */
    public Landmarks refine(Picture picture, DetectedFace face) {
        return refinedLandmarks.refine(picture, face.box(), face.landmarks());
    }
}
