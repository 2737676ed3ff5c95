package dev.passerby.standalone.cameras;

import dev.passerby.vision.FaceVision;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.vision.quality.Flaw;
import dev.passerby.vision.quality.QualityRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The faces in a camera's pictures. A person who stands before the camera is one face in each picture.
 *
 * @param pictures how many pictures were searched
 * @param faces the faces of all of them, widest first
 * @param best the place of the picture with the widest face; of the last picture where there is none
 */
public record CameraFaces(int pictures, List<Face> faces, int best) {

    /**
     * One face in one picture.
     *
     * @param width pixels across its box
     * @param flaws what makes it unfit for a name
     */
    public record Face(double width, List<Flaw> flaws) {}

    public CameraFaces {
        faces = List.copyOf(faces);
    }

    /** Searches a camera's pictures, given as JPEGs. */
    public static CameraFaces in(List<byte[]> jpegs, FaceVision vision) {
        List<Face> faces = new ArrayList<>();
        int best = jpegs.size() - 1;
        double widest = 0;
        for (int i = 0; i < jpegs.size(); i++) {
            Picture picture = PictureDecoder.standard().decodeFrame(jpegs.get(i), "the camera's picture");
            for (DetectedFace found : vision.detect(picture)) {
                byte[] crop = vision.crop(picture, found).rgb();
                FaceQuality quality = QualityRules.STANDARD.assess(found, picture.width(), picture.height(), crop);
                faces.add(new Face(found.box().width(), quality.flaws()));
                if (found.box().width() > widest) {
                    widest = found.box().width();
                    best = i;
                }
            }
        }
        faces.sort(Comparator.comparingDouble(Face::width).reversed());
        return new CameraFaces(jpegs.size(), faces, best);
    }

    /** Whole pixels across each face, widest first. */
    public List<Long> widths() {
        return faces.stream().map(face -> Math.round(face.width())).toList();
    }

    /** How many of the faces have a flaw. */
    public long with(Flaw flaw) {
        return faces.stream().filter(face -> face.flaws().contains(flaw)).count();
    }
}
