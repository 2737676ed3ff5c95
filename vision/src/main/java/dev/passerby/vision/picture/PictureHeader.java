package dev.passerby.vision.picture;

/**
 * What a file says about its picture before the pixels: its size as stored, and how to turn it upright.
 *
 * @param format the file's format
 * @param width of the stored picture, in pixels, at least 1
 * @param height of the stored picture, in pixels, at least 1
 * @param orientation the EXIF orientation, {@link Orientation#UPRIGHT} where the file has none
 */
record PictureHeader(PictureFormat format, int width, int height, Orientation orientation) {

    static PictureHeader of(PictureFormat format, int width, int height, Orientation orientation)
            throws MalformedPicture {
        if (width < 1 || height < 1) {
            throw MalformedPicture.damaged(
                    "its header says " + width + " x " + height + " pixels; use an undamaged copy");
        }
        return new PictureHeader(format, width, height, orientation);
    }

    static PictureHeader of(JpegHeader jpeg) throws MalformedPicture {
        return of(PictureFormat.JPEG, jpeg.width(), jpeg.height(), jpeg.orientation());
    }

    double megapixels() {
        return (double) width * height / 1e6;
    }
}
