package dev.passerby.simulator.scene;

import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Scenes as video in a folder, each rendered once and then read; a changed scene is rendered anew.
 *
 * @param folder made where it is missing
 */
public record ClipFolder(Path folder) {

    /**
     * The video of a scene.
     *
     * @param name what the file's name begins with
     * @throws IOException if a photo cannot be read, the encoder fails or the folder cannot be written
     */
    public Clip clip(String name, Scene scene, int bitsPerSecond, SceneRendering.Progress progress) throws IOException {
        Path file = file(name, scene, bitsPerSecond, progress);
        return Clip.read(file);
    }

    /** The same as a file, Matroska. */
    public Path file(String name, Scene scene, int bitsPerSecond, SceneRendering.Progress progress) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name + "-" + fingerprint(scene, bitsPerSecond) + ".mkv");
        if (!isWell(file)) {
            SceneRendering.render(scene, bitsPerSecond, progress).write(file);
        }
        return file;
    }

    private static boolean isWell(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            Clip.read(file);
            return true;
        } catch (IOException e) {
            Files.delete(file);
            return false;
        }
    }

    private static String fingerprint(Scene scene, int bitsPerSecond) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((scene + " " + bitsPerSecond).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
