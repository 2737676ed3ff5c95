package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.boxes.AnnotatedFace;
import dev.passerby.benchmarks.boxes.ScoredBox;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;

/** The part of a picture around a box, with annotated faces drawn in blue and the detector's boxes in orange. */
final class Clipping {

    /** How much is shown around the box, as a multiple of its longer side. */
    private static final double AROUND = 2.4;

    private static final double SMALLEST_SIDE = 48;

    /** How thick a line is, as a share of the clipping's longer side. */
    private static final double LINE = 1 / 70.0;

    /** Blue and orange stay apart for the colour-blind too. */
    static final int ANNOTATED = 0x2196f3;

    static final int DETECTED = 0xff8a00;

    private final Region region;
    private final byte[] rgb;
    private final int line;

    private Clipping(Picture picture, Region region) {
        this.region = region;
        rgb = picture.region(region).rgb();
        line = (int) Math.max(1, Math.round(LINE * Math.max(region.width(), region.height())));
    }

    /** What is around the middle box, with all boxes of the picture drawn where they reach into it. */
    static Picture of(Picture picture, Box middle, LookedAt looked) {
        Clipping clipping = new Clipping(picture, around(middle, picture));
        looked.picture().faces().stream().map(AnnotatedFace::box).forEach(box -> clipping.draw(box, ANNOTATED));
        looked.boxes().stream().map(ScoredBox::box).forEach(box -> clipping.draw(box, DETECTED));
        return new Picture(clipping.region.width(), clipping.region.height(), clipping.rgb);
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

    private void draw(Box box, int colour) {
        int left = (int) Math.round(box.left()) - region.left();
        int top = (int) Math.round(box.top()) - region.top();
        int right = (int) Math.round(box.right()) - region.left();
        int bottom = (int) Math.round(box.bottom()) - region.top();
        fill(left, top, right, top + line, colour);
        fill(left, bottom - line, right, bottom, colour);
        fill(left, top, left + line, bottom, colour);
        fill(right - line, top, right, bottom, colour);
    }

    private void fill(int left, int top, int right, int bottom, int colour) {
        for (int y = Math.max(0, top); y < Math.min(region.height(), bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(region.width(), right); x++) {
                int at = 3 * (y * region.width() + x);
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }
    }
}
