package dev.passerby.vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.golden.GoldenPicture;
import dev.passerby.vision.golden.GoldenPicture.GoldenFace;
import dev.passerby.vision.golden.OpenVision;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Agreement with independent software on the reference pictures, stage by stage. */
class GoldenParityIT {

    /** The score from which a face of the reference must be found, and from which a face of ours must be one of them. */
    private static final double SURE = 0.95;

    private static final double SAME_BOX_IOU = 0.95;
    private static final double SAME_LANDMARK_OF_BOX_WIDTH = 0.02;
    private static final double FACES_THAT_MUST_AGREE = 0.99;

    private static FaceVision vision;
    private static List<Looked> looked;

    /** A reference picture and what we found in it. */
    private record Looked(GoldenPicture golden, Picture pixels, List<DetectedFace> faces) {}

    /** A face of the reference and ours at the same place. */
    private record Pair(GoldenPicture picture, Picture pixels, GoldenFace golden, Optional<DetectedFace> ours) {

        double iou() {
            return ours.map(face -> face.box().iou(golden.box())).orElse(0.0);
        }

        double worstLandmark() {
            return ours.map(this::worstLandmarkOf).orElse(Double.MAX_VALUE);
        }

        private double worstLandmarkOf(DetectedFace face) {
            double worst = 0;
            for (int i = 0; i < 5; i++) {
                double distance = face.landmarks()
                        .points()
                        .get(i)
                        .distanceTo(golden.landmarks().points().get(i));
                worst = Math.max(worst, distance / golden.box().width());
            }
            return worst;
        }

        boolean agrees() {
            return iou() >= SAME_BOX_IOU && worstLandmark() <= SAME_LANDMARK_OF_BOX_WIDTH;
        }

        @Override
        public String toString() {
            return String.format(
                    "%s score %.4f: IoU %.4f, landmark off by %.4f of the width",
                    picture.path(), golden.score(), iou(), worstLandmark());
        }
    }

    @BeforeAll
    static void open() {
        List<GoldenPicture> goldens = GoldenPicture.all();
        vision = OpenVision.standard();
        looked = goldens.stream().map(GoldenParityIT::look).toList();
    }

    @AfterAll
    static void close() {
        if (vision != null) {
            vision.close();
        }
    }

    @Test
    void boxes_and_landmarks_of_sure_faces_are_those_of_the_reference() {
        List<Pair> sure =
                pairs().stream().filter(pair -> pair.golden.score() >= SURE).toList();
        List<Pair> disagreeing = sure.stream().filter(pair -> !pair.agrees()).toList();
        report("least IoU", sure, Comparator.comparingDouble(Pair::iou));
        report(
                "worst landmark",
                sure,
                Comparator.comparingDouble(Pair::worstLandmark).reversed());
        assertThat(sure).hasSizeGreaterThan(50);
        assertThat((double) disagreeing.size())
                .as("disagreeing: %s", disagreeing)
                .isLessThanOrEqualTo((1 - FACES_THAT_MUST_AGREE) * sure.size());
    }

    @Test
    void no_sure_face_is_found_where_the_reference_has_none() {
        for (Looked picture : looked) {
            GoldenPicture golden = picture.golden();
            List<DetectedFace> extra = picture.faces().stream()
                    .filter(face -> face.score() >= SURE)
                    .filter(face -> golden.faces().stream().noneMatch(known -> isSame(known, face)))
                    .toList();
            assertThat(extra).as(golden.path()).isEmpty();
        }
    }

    @Test
    void embeddings_at_the_references_landmarks_are_those_of_the_reference() {
        double least = 1;
        for (Pair pair : pairs()) {
            if (pair.golden.hasEmbedding()) {
                AlignedCrop crop = AlignedCrop.of(pair.pixels, pair.golden.landmarks());
                least = Math.min(least, cosine(crop, pair.golden));
            }
        }
        System.out.printf("least cosine at the reference's landmarks: %.6f%n", least);
        assertThat(least).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void embeddings_from_picture_to_vector_are_those_of_the_reference() {
        double least = 1;
        for (Pair pair : pairs()) {
            if (pair.golden.hasEmbedding() && pair.golden.score() >= SURE) {
                AlignedCrop crop = vision.crop(pair.pixels, pair.ours.orElseThrow());
                least = Math.min(least, cosine(crop, pair.golden));
            }
        }
        System.out.printf("least cosine end to end: %.6f%n", least);
        assertThat(least).isGreaterThanOrEqualTo(0.99);
    }

    private static double cosine(AlignedCrop crop, GoldenFace golden) {
        return vision.embed(List.of(crop)).get(0).cosine(new Embedding(golden.embedding()));
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Looked picture : looked) {
            for (GoldenFace face : picture.golden().faces()) {
                Optional<DetectedFace> ours = picture.faces().stream()
                        .max(Comparator.comparingDouble(
                                candidate -> candidate.box().iou(face.box())));
                pairs.add(new Pair(picture.golden(), picture.pixels(), face, ours));
            }
        }
        return pairs;
    }

    private static boolean isSame(GoldenFace golden, DetectedFace face) {
        return golden.box().iou(face.box()) >= 0.5;
    }

    private static Looked look(GoldenPicture golden) {
        Picture pixels = PictureDecoder.standard().decode(golden.file());
        return new Looked(golden, pixels, vision.detect(pixels));
    }

    private static void report(String what, List<Pair> pairs, Comparator<Pair> worstFirst) {
        System.out.println(what + " of " + pairs.size() + ": "
                + pairs.stream().min(worstFirst).orElseThrow());
    }
}
