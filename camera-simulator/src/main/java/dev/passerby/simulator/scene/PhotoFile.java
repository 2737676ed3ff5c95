package dev.passerby.simulator.scene;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A photo in a file; its size comes from the file's head. */
record PhotoFile(Path file, int width, int height) implements Photo {

    /** What a photo may weigh when decoded, far above any camera's and below what would exhaust a small heap. */
    private static final long MAX_PIXELS = 50_000_000;

    static PhotoFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("reading photo '" + file + "': there is no such file");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException(
                        "reading photo '" + file + "': it is no picture that can be read, use JPEG or PNG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                PhotoFile photo = new PhotoFile(file, reader.getWidth(0), reader.getHeight(0));
                if ((long) photo.width * photo.height > MAX_PIXELS) {
                    throw new IOException("reading photo '" + file + "': it has at most " + MAX_PIXELS + " pixels, got "
                            + photo.width + "x" + photo.height);
                }
                return photo;
            } finally {
                reader.dispose();
            }
        }
    }

    @Override
    public BufferedImage pixels() throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        if (picture == null || picture.getWidth() != width || picture.getHeight() != height) {
            throw new IOException("reading photo '" + file + "': it has changed since the scene was written");
        }
        return picture;
    }
}
