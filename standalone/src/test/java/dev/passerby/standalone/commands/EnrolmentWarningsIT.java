package dev.passerby.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.golden.TestMedia;
import dev.passerby.wire.gallery.GalleryEntry;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code person add} says of photos that are unfit, poor, of several people, or of somebody else. */
class EnrolmentWarningsIT {

    @TempDir
    Path folder;

    private CommandBroker broker;

    @BeforeEach
    void start() throws IOException {
        broker = CommandBroker.start(folder);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void unfit_photos_are_refused_with_the_reason_and_the_remedy_and_nobody_is_enrolled() throws Exception {
        BufferedImage dad =
                ImageIO.read(TestMedia.file("people/Family1-Dad1.jpg").toFile());
        refused(TestMedia.file("pictures/no-faces.jpg"), "no face was found; use a photo that shows");
        refused(written("small", scaled(dad, 0.15)), "too small", "on which the face is 80 pixels wide or more");
        refused(written("blurred", blurred(dad)), "blurred", "use a photo in focus");
        refused(written("dark", darkened(dad, 0.09)), "too dark or too bright", "use a photo in even light");
        refused(TestMedia.file("lfw/images/Andy_Dick/Andy_Dick_0001.jpg"), "turned away", "from the front");
        // One unfit photo refuses them all: half of a command is worse than none.
        refused("no face was found", TestMedia.file("people/Family1-Mom1.jpg"), TestMedia.file("pictures/dogs.jpg"));

        assertThat(broker.gallery().entries()).isEmpty();
    }

    @Test
    void of_several_faces_it_says_which_it_took_and_why() {
        Ran ran = add("Ann", TestMedia.file("people/identification1.jpg"));

        assertThat(ran.code()).isZero();
        assertThat(ran.err())
                .containsPattern("identification1.jpg: 4 faces were found; took the largest \\(\\d+ pixels wide, around"
                        + " \\d+,\\d+, \\d+ % sure\\); if that is somebody else, use a photo of the person alone");
    }

    @Test
    void a_poor_photo_is_enrolled_with_a_warning() throws Exception {
        BufferedImage dad =
                ImageIO.read(TestMedia.file("people/Family1-Dad1.jpg").toFile());

        Ran ran = add("Ann", written("smaller", scaled(dad, 0.3)));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("pixels wide; a larger one would be recognised more often");
        assertThat(ran.out().strip()).isEqualTo("enrolled Ann: 1 photo(s)");
    }

    @Test
    void a_photo_of_somebody_else_is_said() {
        assertThat(add("Dad", TestMedia.file("people/Family1-Dad1.jpg")).err()).doesNotContain("Family1");
        assertThat(add("Lady", TestMedia.file("people/Family2-Lady1.jpg")).err())
                .as("two people who are not alike")
                .doesNotContain("Family2");

        assertThat(add("Lady", TestMedia.file("people/Family1-Dad2.jpg")).err())
                .containsPattern("Family1-Dad2.jpg: closer to 'Dad' \\(0\\.\\d\\d\\) than to the other photos of 'Lady'"
                        + " \\(1\\.\\d\\d\\); check that it shows 'Lady'");
        assertThat(add("Papa", TestMedia.file("people/Family1-Dad3.jpg")).err())
                .containsPattern("Family1-Dad3.jpg: as close to 'Dad' \\(0\\.\\d\\d\\) as two photos of one person are"
                        + " \\(below 0\\.8\\d\\d\\)");
        assertThat(broker.gallery().people()).extracting(GalleryEntry::name).containsExactly("Dad", "Lady", "Papa");
    }

    @Test
    void two_photos_of_one_person_need_no_words() {
        Ran ran = add("Dad", TestMedia.file("people/Family1-Dad1.jpg"), TestMedia.file("people/Family1-Dad2.jpg"));

        assertThat(ran.err()).doesNotContain("Family1");
        assertThat(ran.out().strip()).isEqualTo("enrolled Dad: 2 photo(s)");
    }

    private void refused(Path photo, String... says) {
        Ran ran = add("Ann", photo);
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).startsWith(photo + ": ").contains(says);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
    }

    private void refused(String says, Path... photos) {
        Ran ran = add("Ann", photos);
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains(says);
    }

    private Ran add(String name, Path... photos) {
        Object[] arguments = new Object[photos.length + 3];
        arguments[0] = "person";
        arguments[1] = "add";
        arguments[2] = name;
        System.arraycopy(photos, 0, arguments, 3, photos.length);
        return broker.passerby(arguments);
    }

    private Path written(String name, BufferedImage picture) throws IOException {
        Path file = folder.resolve(name + ".png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private static BufferedImage scaled(BufferedImage picture, double factor) {
        int width = (int) Math.round(picture.getWidth() * factor);
        int height = (int) Math.round(picture.getHeight() * factor);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = scaled.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        drawing.drawImage(picture, 0, 0, width, height, null);
        drawing.dispose();
        return scaled;
    }

    /** Three times the mean of 19 × 19 pixels, which is nearly Gaussian; edges are drawn out first. */
    private static BufferedImage blurred(BufferedImage picture) {
        int side = 19;
        int border = 2 * side;
        float[] mean = new float[side * side];
        Arrays.fill(mean, 1f / mean.length);
        ConvolveOp blur = new ConvolveOp(new Kernel(side, side, mean), ConvolveOp.EDGE_NO_OP, null);
        BufferedImage wide = new BufferedImage(
                picture.getWidth() + 2 * border, picture.getHeight() + 2 * border, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < wide.getHeight(); y++) {
            for (int x = 0; x < wide.getWidth(); x++) {
                wide.setRGB(
                        x,
                        y,
                        picture.getRGB(
                                Math.min(picture.getWidth() - 1, Math.max(0, x - border)),
                                Math.min(picture.getHeight() - 1, Math.max(0, y - border))));
            }
        }
        BufferedImage thrice = blur.filter(blur.filter(blur.filter(wide, null), null), null);
        return thrice.getSubimage(border, border, picture.getWidth(), picture.getHeight());
    }

    private static BufferedImage darkened(BufferedImage picture, double factor) {
        BufferedImage changed = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int red = (int) ((rgb >> 16 & 0xff) * factor);
                int green = (int) ((rgb >> 8 & 0xff) * factor);
                int blue = (int) ((rgb & 0xff) * factor);
                changed.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return changed;
    }
}
