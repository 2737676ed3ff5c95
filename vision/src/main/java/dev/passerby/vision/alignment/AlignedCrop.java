package dev.passerby.vision.alignment;

import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.picture.Picture;
import java.util.List;

/**
 * A face as the embedding network sees it: turned upright, its eyes and mouth at fixed places, black where the picture
 * ends.
 *
 * @param rgb {@code [160, 160, 3]}: rows from the top, red green blue for each pixel; never changed after construction
 */
public record AlignedCrop(byte[] rgb) {

    /** Width and height, in pixels. */
    public static final int SIDE = 160;

    /** The width over the height at which a crop looks like the face, without the stretch that the network wants. */
    public static final double NATURAL_ASPECT = T32.STRETCH_DOWN / T32.STRETCH_ACROSS;

    /** What names this way of cutting, such as in a gallery's templates. */
    public static final String KIND = T32.NAME;

    /** How far the views are shifted, in pixels of the crop: about what a landmark is off. */
    private static final int VIEW_SHIFT = 3;

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
        return of(picture, landmarks, false, 0, 0);
    }

    /**
     * The face as six slightly different crops see it: as {@link #of}, mirrored, and shifted along the four diagonals. What
     * they agree on is the face, what they differ in is chance.
     */
    public static List<AlignedCrop> views(Picture picture, Landmarks landmarks) {
        return List.of(
                of(picture, landmarks, false, 0, 0),
                of(picture, landmarks, true, 0, 0),
                of(picture, landmarks, false, VIEW_SHIFT, VIEW_SHIFT),
                of(picture, landmarks, false, -VIEW_SHIFT, VIEW_SHIFT),
                of(picture, landmarks, false, VIEW_SHIFT, -VIEW_SHIFT),
                of(picture, landmarks, false, -VIEW_SHIFT, -VIEW_SHIFT));
    }

    /** The crop with the face moved by so many of its pixels, mirrored about its middle column if asked. */
    private static AlignedCrop of(
            Picture picture, Landmarks landmarks, boolean mirrored, int shiftAcross, int shiftDown) {
        SimilarityTransform toPicture = T32.alignment(landmarks).inverse();
        byte[] rgb = new byte[3 * SIDE * SIDE];
        Bilinear source = new Bilinear(picture);
        double right = toPicture.a() / T32.STRETCH_ACROSS;
        double down = toPicture.b() / T32.STRETCH_ACROSS;
        for (int row = 0; row < SIDE; row++) {
            double v = (row - shiftDown) / T32.STRETCH_DOWN;
            double x = toPicture.dx() - toPicture.b() * v;
            double y = toPicture.dy() + toPicture.a() * v;
            for (int column = 0; column < SIDE; column++) {
                int from = (mirrored ? SIDE - 1 - column : column) - shiftAcross;
                source.write(x + right * from, y + down * from, rgb, 3 * (row * SIDE + column));
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
