package dev.passerby.console.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;

/** Frames that show a white square on black, anywhere, and say that it is a face with a name. */
final class JumpingSquare {

    static final String NAME = "a square";

    private static final int SIDE = 80;

    private JumpingSquare() {}

    static Scene.Shot shot() {
        int left = ThreadLocalRandom.current().nextInt(SIDE, Scene.WIDTH - 2 * SIDE);
        int top = ThreadLocalRandom.current().nextInt(SIDE, Scene.HEIGHT - 2 * SIDE);
        BufferedImage picture = new BufferedImage(Scene.WIDTH, Scene.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(left, top, SIDE, SIDE);
        pen.dispose();
        ArrayNode faces = new ObjectMapper().createArrayNode();
        faces.addObject()
                .put("track", "square")
                .put("decision", "match")
                .put("person", NAME)
                .putArray("box")
                .add(left / (double) Scene.WIDTH)
                .add(top / (double) Scene.HEIGHT)
                .add((left + SIDE) / (double) Scene.WIDTH)
                .add((top + SIDE) / (double) Scene.HEIGHT);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be written", e);
        }
        return new Scene.Shot(jpeg.toByteArray(), faces);
    }
}
