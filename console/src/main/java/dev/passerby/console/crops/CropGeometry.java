package dev.passerby.console.crops;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.Mosaic;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.util.List;

/**
 * What is cut out of a frame: the face with room around it, as far as there is picture; and which parts of the cut are hidden.
 *
 * @param cut the part of the frame
 * @param face the face within the cut, which is never hidden
 * @param hidden other people's faces within the cut
 */
record CropGeometry(Region cut, Region face, List<Region> hidden) {

    /** Room on each side, in shares of the face's size: enough for hair and chin. */
    private static final double ROOM = 0.45;

    /** What is hidden around another face, in shares of its size: a detector's box is tight. */
    private static final double AROUND_OTHERS = 0.2;

    /** Boxes that agree so much are one face. */
    private static final double SAME_FACE = 0.5;

    /**
     * @param frame the whole frame's bounds
     * @param face the box of the event's face, in pixels
     * @param others boxes of all faces in the frame, the event's own perhaps among them
     */
    static CropGeometry of(Region frame, Box face, List<Box> others) {
        Region cut = pixels(enlarged(face, ROOM)).within(frame);
        return of(frame, cut, face, others);
    }

    /** Without room, for a frame of which it is not known who else is in it. */
    static CropGeometry tight(Region frame, Box face) {
        return of(frame, pixels(face).within(frame), face, List.of());
    }

    private static CropGeometry of(Region frame, Region cut, Box face, List<Box> others) {
        List<Region> hidden = others.stream()
                .filter(other -> other.iou(face) < SAME_FACE)
                .map(other -> pixels(enlarged(other, AROUND_OTHERS)))
                .filter(other -> other.overlaps(cut))
                .map(other -> moved(other.within(cut), cut))
                .toList();
        return new CropGeometry(cut, moved(pixels(face).within(frame).within(cut), cut), hidden);
    }

    /** The cut with what is to be hidden hidden. */
    Picture of(Picture frame) {
        Picture open = frame.region(cut);
        if (hidden.isEmpty()) {
            return open;
        }
        byte[] rgb = Mosaic.over(open, hidden).rgb().clone();
        for (int y = face.top(); y < face.bottom(); y++) {
            int from = 3 * (y * open.width() + face.left());
            System.arraycopy(open.rgb(), from, rgb, from, 3 * face.width());
        }
        return new Picture(open.width(), open.height(), rgb);
    }

    private static Box enlarged(Box box, double share) {
        double x = box.width() * share;
        double y = box.height() * share;
        return new Box(box.left() - x, box.top() - y, box.right() + x, box.bottom() + y);
    }

    private static Region pixels(Box box) {
        int left = (int) Math.floor(box.left());
        int top = (int) Math.floor(box.top());
        return new Region(left, top, Math.max(left + 1, (int) Math.ceil(box.right())), Math.max(top + 1, (int)
                Math.ceil(box.bottom())));
    }

    private static Region moved(Region region, Region into) {
        return new Region(
                region.left() - into.left(),
                region.top() - into.top(),
                region.right() - into.left(),
                region.bottom() - into.top());
    }
}
