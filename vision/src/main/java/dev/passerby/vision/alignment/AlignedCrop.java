package dev.passerby.vision.alignment;

import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.picture.Picture;

/**
 * A face as the embedding network sees it: turned upright, its eyes and mouth at fixed places, black where the picture
 * ends.
 *
 * @param rgb {@code [160, 160, 3]}: rows from the top, red green blue for each pixel; never changed after construction
 */
public record AlignedCrop(byte[] rgb) {

    /** Width and height, in pixels. */
    public static final int SIDE = 160;

    /** What names this way of cutting, such as in a gallery's templates. */
    public static final String KIND = T32.NAME;

    public AlignedCrop {
        if (rgb.length != 3 * SIDE * SIDE) {
            throw new IllegalArgumentException("a crop needs " + 3 * SIDE * SIDE + " samples, got " + rgb.length);
        }
    }

    /**
     * The face with these landmarks.
     *
     * @param landmarks in pixels of the picture; they may lie outside
     * @throws IllegalArgumentException if all landmarks are one point
     */
    public static AlignedCrop of(Picture picture, Landmarks landmarks) {
        SimilarityTransform toPicture = T32.alignment(landmarks).inverse();
        byte[] rgb = new byte[3 * SIDE * SIDE];
        Bilinear source = new Bilinear(picture);
        double right = toPicture.a() / T32.STRETCH_ACROSS;
        double down = toPicture.b() / T32.STRETCH_ACROSS;
        for (int row = 0; row < SIDE; row++) {
            double v = row / T32.STRETCH_DOWN;
            double x = toPicture.dx() - toPicture.b() * v;
            double y = toPicture.dy() + toPicture.a() * v;
            for (int column = 0; column < SIDE; column++) {
                source.write(x + right * column, y + down * column, rgb, 3 * (row * SIDE + column));
            }
        }
        return new AlignedCrop(rgb);
    }

    /** The crop as a picture. */
    public Picture picture() {
        return new Picture(SIDE, SIDE, rgb);
    }

    /** No pixels: faces do not belong into logs. */
    @Override
    public String toString() {
        return "AlignedCrop[" + SIDE + " x " + SIDE + "]";
    }
}
