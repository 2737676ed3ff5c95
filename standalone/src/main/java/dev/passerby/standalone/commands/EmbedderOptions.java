package dev.passerby.standalone.commands;

import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.inference.InferenceDevice;
import picocli.CommandLine.Option;

/** The arithmetic of an evaluation's embeddings: by default that of the job for frames, and that of enrolment for photos. */
final class EmbedderOptions {

    @Option(
            names = "--embedder",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "How frames are embedded: float32, int8, float16, or auto, as the job does (default: auto).")
    private String embedder = "auto";

    @Option(
            names = "--enrol-embedder",
            paramLabel = "NAME",
            defaultValue = "float32",
            description = "How enrolled photos are embedded (default: ${DEFAULT-VALUE}).")
    private String enrolling = "float32";

    /** The networks that look at frames. */
    StillVision frames(double minFace) {
        return StillVision.open(minFace, variant("--embedder", embedder));
    }

    /** The networks that enrol. */
    StillVision photos(double minFace) {
        return StillVision.open(minFace, variant("--enrol-embedder", enrolling));
    }

    private static FaceNetVariant variant(String option, String text) {
        try {
            return FaceNetVariant.parse(text, InferenceDevice.cpu());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(option + ": " + e.getMessage(), e);
        }
    }
}
