package dev.passerby.console.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A camera that looks slowly from one side of a photo to the other and back.
 *
 * @param frames what it shows, one after the other
 */
record Scene(List<Shot> frames) {

    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ONE_WAY = 24;
    private static final double PART = 0.9;

    /**
     * One frame.
     *
     * @param jpeg 640 x 360
     * @param faces as the live message has them
     */
    record Shot(byte[] jpeg, ArrayNode faces) {}

    /** The scene of this photo with these faces in pixels of the whole photo. */
    static Scene of(Path photo, JsonNode faces) throws IOException {
        BufferedImage whole = ImageIO.read(photo.toFile());
        double height = PART * Math.min(whole.getHeight(), whole.getWidth() * 9 / 16.0);
        double width = height * 16 / 9;
        double lowest = Math.min(whole.getHeight() - height, Math.max(0, middle(faces) - height / 2));
        List<Shot> there = new ArrayList<>();
        for (int i = 0; i <= ONE_WAY; i++) {
            double left = (whole.getWidth() - width) * i / ONE_WAY;
            there.add(new Shot(jpeg(whole, left, lowest, width), relative(faces, left, lowest, width, height)));
        }
        List<Shot> andBack = new ArrayList<>(there);
        for (int i = ONE_WAY - 1; i > 0; i--) {
            andBack.add(there.get(i));
        }
        return new Scene(andBack);
    }

    private static double middle(JsonNode faces) {
        double sum = 0;
        for (JsonNode face : faces) {
            sum += (face.get("box").get(1).asDouble() + face.get("box").get(3).asDouble()) / 2;
        }
        return sum / faces.size();
    }

    private static ArrayNode relative(JsonNode faces, double left, double top, double width, double height) {
        ArrayNode seen = JSON.createArrayNode();
        int number = 0;
        for (JsonNode face : faces) {
            ObjectNode one = seen.addObject().put("track", "track-" + number++);
            ArrayNode box = one.putArray("box");
            for (int i = 0; i < 4; i++) {
                double from = i % 2 == 0 ? left : top;
                box.add((face.get("box").get(i).asDouble() - from) / (i % 2 == 0 ? width : height));
            }
            ArrayNode landmarks = one.putArray("landmarks");
            for (JsonNode point : face.get("landmarks")) {
                landmarks
                        .addArray()
                        .add((point.get(0).asDouble() - left) / width)
                        .add((point.get(1).asDouble() - top) / height);
            }
            if (face.has("person")) {
                one.put("decision", "match").set("person", face.get("person"));
                one.set("personId", face.get("person"));
                one.set("distance", face.get("distance"));
            } else {
                one.put("decision", "unknown").put("unknownId", "unknown-0000000" + number);
            }
        }
        return seen;
    }

    private static byte[] jpeg(BufferedImage whole, double left, double top, double width) throws IOException {
        BufferedImage shot = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = shot.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.scale(WIDTH / width, WIDTH / width);
        pen.translate(-left, -top);
        pen.drawImage(whole, 0, 0, null);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(shot, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
