package dev.passerby.console.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.models.demo.DemoPerson;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.progress.Progress;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** What the demonstration's pictures show, and what the product found in them. */
final class DemoScenes {

    private static final int CROP = 160;
    private static final int STRANGERS = 8;

    private final JsonNode found;
    private final Map<String, Path> photos = new LinkedHashMap<>();
    private final List<DemoPerson> people;
    private final List<Scene> scenes = new ArrayList<>();
    private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();

    private DemoScenes(JsonNode found, DemoPictures pictures) throws IOException {
        this.found = found;
        this.people = pictures.people();
        pictures.groupPhotos().forEach(photo -> photos.put(photo.getFileName().toString(), photo));
        pictures.strangers().forEach(photo -> photos.put(photo.getFileName().toString(), photo));
        for (Map.Entry<String, Path> photo : photos.entrySet()) {
            JsonNode faces = found.get("faces").get(photo.getKey());
            if (faces != null) {
                scenes.add(Scene.of(photo.getValue(), faces));
            }
        }
    }

    /** The same for every site: they are never changed. */
    private static final class Prepared {
        private static final DemoScenes ONCE = make();
    }

    static DemoScenes prepare() {
        return Prepared.ONCE;
    }

    private static DemoScenes make() {
        try (InputStream file = DemoScenes.class.getResourceAsStream("scenes.json")) {
            DemoPictures pictures = DemoPictures.standard(System.getenv());
            pictures.prepare(Progress.none());
            return new DemoScenes(new ObjectMapper().readTree(Objects.requireNonNull(file)), pictures);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the demonstration's scenes", e);
        }
    }

    List<Scene> scenes() {
        return scenes;
    }

    List<DemoPerson> people() {
        return people;
    }

    JsonNode distances() {
        return found.get("distances");
    }

    /** A photo of a person, small. */
    byte[] photo(String person, int number) throws IOException {
        byte[] kept = pictures.get(person + " " + number);
        if (kept == null) {
            kept = squarePhoto(person, number);
            pictures.put(person + " " + number, kept);
        }
        return kept;
    }

    private byte[] squarePhoto(String person, int number) throws IOException {
        Path path = people.stream()
                .filter(one -> one.name().equals(person))
                .findFirst()
                .orElseThrow()
                .photos()
                .get(number);
        BufferedImage whole = ImageIO.read(path.toFile());
        int side = Math.min(whole.getWidth(), whole.getHeight());
        return square(whole, (whole.getWidth() - side) / 2, 0, side);
    }

    /** The face of this name, or for a name of nobody the stranger of this number. */
    byte[] crop(String name, int number) throws IOException {
        String key = "crop " + name + " " + number % STRANGERS;
        byte[] kept = pictures.get(key);
        if (kept == null) {
            kept = cropOf(name, number % STRANGERS);
            pictures.put(key, kept);
        }
        return kept;
    }

    private byte[] cropOf(String name, int number) throws IOException {
        List<byte[]> strangers = new ArrayList<>();
        for (Map.Entry<String, Path> photo : photos.entrySet()) {
            for (JsonNode face : found.get("faces").path(photo.getKey())) {
                if (face.path("person").asText().equals(name)) {
                    return cut(photo.getValue(), face.get("box"));
                }
                if (!face.has("person")
                        && strangers.size() <= number
                        && people.stream().noneMatch(p -> p.name().equals(name))) {
                    strangers.add(cut(photo.getValue(), face.get("box")));
                }
            }
        }
        return strangers.get(Math.min(number, strangers.size() - 1));
    }

    private static byte[] cut(Path photo, JsonNode box) throws IOException {
        BufferedImage whole = ImageIO.read(photo.toFile());
        int side = (int) Math.min(
                Math.min(whole.getWidth(), whole.getHeight()),
                1.5 * (box.get(3).asDouble() - box.get(1).asDouble()));
        int x = (int) ((box.get(0).asDouble() + box.get(2).asDouble() - side) / 2);
        int y = (int) ((box.get(1).asDouble() + box.get(3).asDouble() - side) / 2);
        return square(
                whole,
                Math.max(0, Math.min(whole.getWidth() - side, x)),
                Math.max(0, Math.min(whole.getHeight() - side, y)),
                side);
    }

    private static byte[] square(BufferedImage whole, int x, int y, int side) throws IOException {
        BufferedImage small = new BufferedImage(CROP, CROP, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.drawImage(whole, 0, 0, CROP, CROP, x, y, x + side, y + side, null);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
