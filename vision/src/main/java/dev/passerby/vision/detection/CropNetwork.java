package dev.passerby.vision.detection;

import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.util.List;

/** R-Net or O-Net: shown regions of a picture, averaged to its input's size. */
interface CropNetwork {

    /**
     * A network's answer for one region.
     *
     * @param values in which it is
     * @param from the index of its first value
     */
    record Row(float[] values, int from) {

        float value(int index) {
            return values[from + index];
        }
    }

    /** The answers, in the regions' order. */
    List<Row> ask(Picture picture, List<Region> regions);
}
