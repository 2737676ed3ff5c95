package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.boxes.AnnotatedFace;
import dev.passerby.benchmarks.boxes.ScoredBox;
import dev.passerby.benchmarks.report.Outline;
import dev.passerby.benchmarks.report.Tone;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a picture around a box, enlarged if it is small, and the boxes that reach into it.
 *
 * @param picture the part
 * @param outlines annotated faces and the detector's boxes, in the part's pixels
 */
record Clipping(Picture picture, List<Outline> outlines) {

    static final Tone ANNOTATED = Tone.PLAIN;
    static final Tone DETECTED = Tone.WARNING;

    /** How much is shown around the box, as a multiple of its longer side. */
    private static final double AROUND = 2.4;

    private static final double SMALLEST_SIDE = 48;

    Clipping {
        outlines = List.copyOf(outlines);
    }

    /**
     * What is around the middle box.
     *
     * @param picture the whole picture
     * @param looked its boxes
     * @param side pixels that the part is enlarged to fill, by whole factors
     */
    static Clipping of(Picture picture, Box middle, LookedAt looked, int side) {
        Region region = around(middle, picture);
        int times = Math.max(1, side / Math.max(region.width(), region.height()));
        List<Outline> outlines = new ArrayList<>();
        for (AnnotatedFace face : looked.picture().faces()) {
            outlines.add(new Outline(placed(face.box(), region, times), ANNOTATED));
        }
        for (ScoredBox box : looked.boxes()) {
            outlines.add(new Outline(placed(box.box(), region, times), DETECTED));
        }
        return new Clipping(enlarged(picture.region(region), times), outlines);
    }

    /** A square about the box, as much of it as the picture has; a box beside the picture shows the nearest edge. */
    private static Region around(Box box, Picture picture) {
        Point centre = box.centre();
        double half = Math.max(SMALLEST_SIDE, AROUND * Math.max(box.width(), box.height())) / 2;
        double x = Math.max(0, Math.min(picture.width() - 1, centre.x()));
        double y = Math.max(0, Math.min(picture.height() - 1, centre.y()));
        return new Region(
                (int) Math.max(0, x - half),
                (int) Math.max(0, y - half),
                (int) Math.min(picture.width(), x + half + 1),
                (int) Math.min(picture.height(), y + half + 1));
    }

    private static Box placed(Box box, Region region, int times) {
        return new Box(
                (box.left() - region.left()) * times,
                (box.top() - region.top()) * times,
                (box.right() - region.left()) * times,
                (box.bottom() - region.top()) * times);
    }

    private static Picture enlarged(Picture part, int times) {
        int width = part.width() * times;
        int height = part.height() * times;
        byte[] rgb = new byte[3 * width * height];
        for (int pixel = 0; pixel < width * height; pixel++) {
            int from = 3 * (pixel / width / times * part.width() + pixel % width / times);
            System.arraycopy(part.rgb(), from, rgb, 3 * pixel, 3);
        }
        return new Picture(width, height, rgb);
    }
}
