package dev.passerby.benchmarks.report;

import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.AreaAverage;
import dev.passerby.vision.picture.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Base64;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small picture that lies inside the page itself.
 *
 * @param uri a data URI of a JPEG
 * @param width in pixels
 * @param height in pixels
 * @param description what it shows, for readers who cannot see it
 */
public record Thumbnail(String uri, int width, int height, String description) {

    private static final float JPEG_QUALITY = 0.85f;

    /**
     * A picture, made smaller until its longer side has at most so many pixels; a smaller one keeps its size.
     *
     * @param description what it shows, for readers who cannot see it
     */
    public static Thumbnail of(Picture picture, int maxSide, String description) {
        return of(picture, maxSide, description, List.of());
    }

    /** The same with boxes drawn on it. */
    public static Thumbnail of(Picture picture, int maxSide, String description, List<Outline> outlines) {
        double scale = Math.min(1, maxSide / (double) Math.max(picture.width(), picture.height()));
        int width = (int) Math.max(1, Math.round(picture.width() * scale));
        int height = (int) Math.max(1, Math.round(picture.height() * scale));
        BufferedImage image = scaled(picture, width, height);
        draw(outlines, scale, image);
        return of(image, description);
    }

    /** An aligned face, as high as this and as wide as it is in the picture: the crop itself stretches it across. */
    public static Thumbnail of(AlignedCrop crop, int height, String description) {
        int width = (int) Math.round(height * AlignedCrop.NATURAL_ASPECT);
        return of(scaled(crop.picture(), width, height), description);
    }

    private static Thumbnail of(BufferedImage image, String description) {
        String jpeg = Base64.getEncoder().encodeToString(jpeg(image));
        return new Thumbnail("data:image/jpeg;base64," + jpeg, image.getWidth(), image.getHeight(), description);
    }

    Element element() {
        return Element.of("img")
                .with("src", uri)
                .with("width", width)
                .with("height", height)
                .with("alt", description)
                .with("title", description)
                .with("loading", "lazy");
    }

    private static BufferedImage scaled(Picture picture, int width, int height) {
        int plane = width * height;
        FloatBuffer samples = FloatBuffer.allocate(3 * plane);
        AreaAverage.write(picture, picture.bounds(), List.of(new AreaAverage.Output(width, height, samples, 0)));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < plane; i++) {
            int rgb = level(samples.get(i)) << 16
                    | level(samples.get(plane + i)) << 8
                    | level(samples.get(2 * plane + i));
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }

    /** Undoes {@link AreaAverage}'s standardisation, {@code (x - 127.5) / 128}. */
    private static int level(float sample) {
        return Math.min(255, Math.max(0, Math.round(sample * 128 + 127.5f)));
    }

    private static void draw(List<Outline> outlines, double scale, BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setStroke(new BasicStroke(2));
        for (Outline outline : outlines) {
            Box box = outline.box();
            graphics.setColor(colour(outline.tone()));
            graphics.draw(new Rectangle2D.Double(
                    box.left() * scale, box.top() * scale, box.width() * scale, box.height() * scale));
        }
        graphics.dispose();
    }

    private static Color colour(Tone tone) {
        return switch (tone) {
            case PLAIN -> new Color(0x4c9aff);
            case GOOD -> new Color(0x3ddc84);
            case WARNING -> new Color(0xffc400);
            case BAD -> new Color(0xff5a5f);
        };
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** No pixels: faces do not belong into logs. */
    @Override
    public String toString() {
        return "Thumbnail[" + width + " x " + height + ", " + description + "]";
    }
}
