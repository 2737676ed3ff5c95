package dev.passerby.vision.detection;

import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.inference.BatchingSettings;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.picture.Picture;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * MTCNN: three networks in a cascade, each looking closer at fewer places.
 *
 * <p>Safe for many threads.
 */
public final class Mtcnn implements AutoCloseable {

    private static final Comparator<DetectedFace> LARGEST_FIRST =
            Comparator.comparingDouble((DetectedFace face) -> face.box().area()).reversed();

    /** Some workers put frames together or read answers while others wait for the device. */
    private static final BatchingSettings FRAMES =
            new BatchingSettings(List.of(1, 4, 8, 16), Duration.ofMillis(2), 5, 256);

    private static final BatchingSettings CROPS =
            new BatchingSettings(List.of(16, 64, 256), Duration.ofMillis(1), 3, 4_096);

    private final Proposals proposals;
    private final RefinementNetwork refinement;
    private final OutputNetwork output;
    private final LandmarkRefinement refinedLandmarks;
    private final List<AutoCloseable> engines;

    private Mtcnn(Proposals proposals, CropNetwork rnet, CropNetwork onet, List<AutoCloseable> engines) {
        this.proposals = proposals;
        refinement = new RefinementNetwork(rnet);
        output = new OutputNetwork(onet);
        refinedLandmarks = new LandmarkRefinement(output);
        this.engines = engines;
    }

    /** The cascade of three networks on a processor: every picture by itself, on its caller's thread. */
    public static Mtcnn alone(Network pnet, Network rnet, Network onet) {
        return new Mtcnn(
                new ProposalNetwork(pnet),
                new OwnCrops(rnet, RefinementNetwork.SIDE),
                new OwnCrops(onet, OutputNetwork.SIDE),
                List.of());
    }

    /**
     * The cascade of three networks on a GPU: frames of all callers together, and crops of all of them.
     *
     * @param frames where networks over whole frames come from
     */
    public static Mtcnn together(Network pnet, Network rnet, Network onet, FrameNetworks frames) {
        FrameProposals proposals = new FrameProposals(frames, FRAMES, new ProposalNetwork(pnet));
        SharedCrops refinement = new SharedCrops(rnet, RefinementNetwork.SIDE, CROPS);
        SharedCrops output = new SharedCrops(onet, OutputNetwork.SIDE, CROPS);
        return new Mtcnn(proposals, refinement, output, List.of(proposals, refinement, output));
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

    /** Ends the engines that batch the work of several callers; the networks are whoever opened them to close. */
    @Override
    public void close() {
        for (AutoCloseable engine : engines) {
            try {
                engine.close();
            } catch (Exception e) {
                throw new InferenceException("cannot close the detector: " + e.getMessage(), e);
            }
        }
    }

    /** A found face's landmarks, looked at sixteen times: steadier than {@link #detect}'s, for a few milliseconds. */
    public Landmarks refine(Picture picture, DetectedFace face) {
        return refinedLandmarks.refine(picture, face.box(), face.landmarks());
    }
}
