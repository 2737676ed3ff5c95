package dev.passerby.vision.picture;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A JPEG decoded by the JDK's libjpeg, the decoder whose samples reference outputs and other people's tools are made of.
 *
 * <p>Samples agree with Pillow's bit for bit. That matters: MTCNN cuts coordinates to whole pixels between its stages, and
 * the ±1 by which FFmpeg's samples differ moved faces by up to 2 % of their width. See {@code docs/decisions/0005}.
 */
final class JpegPicture {

    /** A half in fixed point with 16 bits after the point. */
    private static final int HALF = 1 << 15;
    // JFIF 1.02, page 4, times 65,536.
    private static final int RED_OF_CR = 91881;
    private static final int GREEN_OF_CB = -22554;
    private static final int GREEN_OF_CR = -46802;
    private static final int BLUE_OF_CB = 116130;

    private JpegPicture() {}

    static Picture decode(byte[] file, JpegHeader header) throws MalformedPicture {
        if (!JpegHeader.isComplete(file)) {
            throw MalformedPicture.damaged("it is cut short (JPEG); use an undamaged copy");
        }
        byte[] samples = samples(file, header);
        int pixels = header.width() * header.height();
        byte[] rgb =
                switch (header.colours()) {
                    case GREY -> grey(samples, pixels);
                    case YCC -> fromYcc(samples);
                    case RGB -> samples;
                    case CMYK -> throw new IllegalArgumentException("a JPEG of four components is not decoded here");
                };
        return new Picture(header.width(), header.height(), rgb);
    }

    /** The components at full size, interleaved and not converted. */
    private static byte[] samples(byte[] file, JpegHeader header) throws MalformedPicture {
        AtomicReference<String> damage = new AtomicReference<>();
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            reader.addIIOReadWarningListener((source, warning) -> {
                if (isDamage(warning)) {
                    damage.set(warning);
                }
            });
            Raster raster = reader.readRaster(0, null);
            if (raster.getWidth() != header.width() || raster.getHeight() != header.height()) {
                throw MalformedPicture.damaged("its JPEG headers contradict each other; use an undamaged copy");
            }
            if (damage.get() != null) {
                throw MalformedPicture.damaged("it is damaged inside (" + damage.get() + "); use an undamaged copy");
            }
            return ((DataBufferByte) raster.getDataBuffer()).getData();
        } catch (IOException | RuntimeException e) {
            throw MalformedPicture.damaged("it is damaged inside (JPEG); use an undamaged copy");
        } finally {
            reader.dispose();
        }
    }

    /** libjpeg's warnings of missing or unreadable data; bytes too many between segments harm nothing. */
    private static boolean isDamage(String warning) {
        return (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous"))
                || warning.startsWith("Premature end");
    }

    private static byte[] grey(byte[] samples, int pixels) {
        byte[] rgb = new byte[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            rgb[3 * i] = samples[i];
            rgb[3 * i + 1] = samples[i];
            rgb[3 * i + 2] = samples[i];
        }
        return rgb;
    }

    /** Converts in place. */
    private static byte[] fromYcc(byte[] samples) {
        for (int i = 0; i < samples.length; i += 3) {
            int luma = samples[i] & 0xff;
            int cb = (samples[i + 1] & 0xff) - 128;
            int cr = (samples[i + 2] & 0xff) - 128;
            samples[i] = level(luma + ((RED_OF_CR * cr + HALF) >> 16));
            samples[i + 1] = level(luma + ((GREEN_OF_CB * cb + GREEN_OF_CR * cr + HALF) >> 16));
            samples[i + 2] = level(luma + ((BLUE_OF_CB * cb + HALF) >> 16));
        }
        return samples;
    }

    private static byte level(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
