package dev.passerby.vision.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Picture files made for tests, by software other than what is tested. */
final class EncodedPictures {

    /** Eight by six pixels of pure red, lossless. */
    static final byte[] RED_WEBP =
            Base64.getDecoder().decode("UklGRiAAAABXRUJQVlA4TBQAAAAvB0ABAAcQ/Y/+BwCC8L9tIqL/IQ==");
    /** Six by four pixels of green, lossy. */
    static final byte[] GREEN_LOSSY_WEBP = Base64.getDecoder()
            .decode("UklGRkAAAABXRUJQVlA4IDQAAAAQAgCdASoGAAQAAMASJaACdLoB+AH6AAPIAP7uvZ//cvafonw/7qK//lB+EYg2/+ViAAAA");

    private EncodedPictures() {}

    /** Smooth colours with a few edges: something that a lossy format has to work for. */
    static BufferedImage scene(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 255 * x / width;
                int green = 255 * y / height;
                int blue = (x / 7 + y / 5) % 2 == 0 ? 40 : 210;
                image.setRGB(x, y, 0xff000000 | red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("this JDK writes no " + format + " of type " + image.getType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] progressiveJpeg(BufferedImage image) {
        return jpeg(new IIOImage(image, null, null), ImageWriteParam.MODE_DEFAULT);
    }

    /** A JPEG of four components, without a word about what they mean. */
    static byte[] fourComponentJpeg(int width, int height, int level) {
        WritableRaster raster = Raster.createInterleavedRaster(0, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, new int[] {level, level, level, 255});
            }
        }
        return jpeg(new IIOImage(raster, null, null), ImageWriteParam.MODE_DISABLED);
    }

    private static byte[] jpeg(IIOImage image, int progressive) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = jpegWriter(image);
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(progressive);
            writer.setOutput(output);
            writer.write(null, image, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriter jpegWriter(IIOImage image) {
        Iterator<ImageWriter> writers = image.hasRaster()
                ? ImageIO.getImageWritersByFormatName("jpeg")
                : ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image.getRenderedImage()), "jpeg");
        return writers.next();
    }

    /** The JPEG with an EXIF segment that says only how to turn it. */
    static byte[] oriented(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0, //
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8, // TIFF, most significant byte first, directory at 8
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0, // one entry: orientation, a short
            0,
            0,
            0,
            0
        };
        byte[] whole = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, whole, 0, 2);
        System.arraycopy(exif, 0, whole, 2, exif.length);
        System.arraycopy(jpeg, 2, whole, 2 + exif.length, jpeg.length - 2);
        return whole;
    }

    /** A valid PNG of one grey level and one bit a pixel: few bytes, many pixels. */
    static byte[] blankPng(int width, int height) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {1, 0, 0, 0, 0});
            try (DeflaterOutputStream zlib = new DeflaterOutputStream(pixels, new Deflater(1))) {
                byte[] row = new byte[1 + (width + 7) / 8];
                for (int y = 0; y < height; y++) {
                    zlib.write(row);
                }
            }
            png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(png, "IHDR", header.toByteArray());
            chunk(png, "IDAT", pixels.toByteArray());
            chunk(png, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) throws IOException {
        ByteArrayOutputStream checked = new ByteArrayOutputStream();
        checked.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        checked.writeBytes(content);
        CRC32 checksum = new CRC32();
        checksum.update(checked.toByteArray());
        DataOutputStream output = new DataOutputStream(png);
        output.writeInt(content.length);
        output.write(checked.toByteArray());
        output.writeInt((int) checksum.getValue());
    }
}
