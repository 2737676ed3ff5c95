package dev.passerby.vision.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The way from a file or a message to a {@link Picture}: JPEG, PNG, WebP and BMP, turned upright, transparency dropped.
 *
 * <p>The header is read here, in Java, and its size is checked before a pixel is allocated. A photo's JPEG is then decoded
 * by the JDK, a camera frame's and all other formats by FFmpeg. Any bytes are safe to give. Many threads may share one decoder.
 *
 * @param maxPixels the largest picture accepted, as width times height
 */
public record PictureDecoder(long maxPixels) {

    /** Enough for every camera and phone of today, and 192 MB as RGB. */
    public static final long DEFAULT_MAX_PIXELS = 64_000_000;

    /** The largest file read; no picture of {@link #DEFAULT_MAX_PIXELS} needs more. */
    private static final long MAX_FILE_BYTES = 512L << 20;

    /** The decoder with the default limit. */
    public static PictureDecoder standard() {
        return new PictureDecoder(DEFAULT_MAX_PIXELS);
    }

    /**
     * The picture in a file.
     *
     * @throws PictureException if it cannot be read, is no picture, is too large or is damaged
     */
    public Picture decode(Path file) {
        return decode(bytes(file), file.toString());
    }

    /**
     * The picture in these bytes.
     *
     * @param name what to call it in an error
     * @throws PictureException if it is no picture, is too large or is damaged
     */
    public Picture decode(byte[] bytes, String name) {
        return decode(bytes, name, PictureDecoder::pixels);
    }

    /**
     * A camera's frame: as {@link #decode(byte[], String)}, in a third of the time, with JPEG's samples as FFmpeg makes them.
     * They differ from a photo's by less than one of 255 levels on average, which matters less than what the camera's own
     * compression did; a photo's agree with other people's tools to the bit.
     *
     * @throws PictureException if it is no picture, is too large or is damaged
     */
    public Picture decodeFrame(byte[] bytes, String name) {
        return decode(bytes, name, PictureDecoder::framePixels);
    }

    /** From a file whose header is read to its pixels. */
    @FunctionalInterface
    private interface Pixels {
        Picture of(byte[] bytes, PictureHeader header) throws MalformedPicture;
    }

    private Picture decode(byte[] bytes, String name, Pixels pixels) {
        if (bytes.length == 0) {
            throw new PictureException(
                    PictureException.Fault.EMPTY, name, "it is empty (0 bytes); " + PictureFormat.REMEDY);
        }
        try {
            PictureHeader header = PictureFormat.header(bytes);
            checkSize(header);
            return header.orientation().apply(pixels.of(bytes, header));
        } catch (MalformedPicture e) {
            throw e.named(name);
        }
    }

    private static Picture pixels(byte[] bytes, PictureHeader header) throws MalformedPicture {
        if (header.format() == PictureFormat.JPEG) {
            JpegHeader jpeg = JpegHeader.read(bytes);
            if (jpeg.colours() != JpegHeader.Colours.CMYK) {
                return JpegPicture.decode(bytes, jpeg);
            }
        }
        return FfmpegPicture.decode(bytes, header, PixelConversion::toPicture);
    }

    private static Picture framePixels(byte[] bytes, PictureHeader header) throws MalformedPicture {
        if (header.format() == PictureFormat.JPEG
                && JpegHeader.read(bytes).colours() == JpegHeader.Colours.YCC
                && JpegHeader.isComplete(bytes)) {
            return FfmpegPicture.decode(bytes, header, PixelConversion::toPictureQuickly);
        }
        return pixels(bytes, header);
    }

    private void checkSize(PictureHeader header) throws MalformedPicture {
        if ((long) header.width() * header.height() > maxPixels) {
            throw new MalformedPicture(
                    PictureException.Fault.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "it has %d x %d pixels (%.1f megapixels) and the limit is %.1f; make it smaller",
                            header.width(),
                            header.height(),
                            header.megapixels(),
                            maxPixels / 1e6));
        }
    }

    /**
     * A picture file's bytes, as far as it is one that would be decoded.
     *
     * @throws PictureException if there is none, or it is larger than any picture's
     */
    public static byte[] bytes(Path file) {
        String name = file.toString();
        if (!Files.exists(file)) {
            throw unreadable(name, "there is no such file; check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw unreadable(name, "it is not a file; " + PictureFormat.REMEDY);
        }
        try {
            long size = Files.size(file);
            if (size > MAX_FILE_BYTES) {
                throw new PictureException(
                        PictureException.Fault.TOO_LARGE,
                        name,
                        "the file has " + (size >> 20) + " MiB and the limit is " + (MAX_FILE_BYTES >> 20)
                                + "; make it smaller");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(name, "reading failed (" + e.getClass().getSimpleName() + "); check its permissions");
        }
    }

    private static PictureException unreadable(String name, String problem) {
        return new PictureException(PictureException.Fault.UNREADABLE, name, problem);
    }
}
