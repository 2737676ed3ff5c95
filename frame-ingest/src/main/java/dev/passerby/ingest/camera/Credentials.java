package dev.passerby.ingest.camera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A user and a password, looked up from a reference at the moment of connecting. Its text form never shows them.
 *
 * @param user not empty
 * @param password may be empty
 */
public record Credentials(String user, String password) {

    private static final int MOST_BYTES = 4096;

    /**
     * Looks up {@code env:NAME} or {@code file:PATH}, whose content is {@code user:password}: what follows the first colon is
     * the password, whatever characters it holds; a line break at the end is not part of it.
     *
     * @throws CameraFailure of kind AUTH when the reference leads nowhere; the message names the reference only
     */
    public static Credentials resolve(String reference, Map<String, String> environment) throws CameraFailure {
        String content = reference.startsWith("env:")
                ? environment.get(reference.substring("env:".length()))
                : reference.startsWith("file:") ? content(reference) : null;
        if (content == null) {
            throw new CameraFailure(FailureKind.AUTH, "credentials '" + reference + "' are not set");
        }
        String text = content.replaceFirst("\\R\\z", "");
        int colon = text.indexOf(':');
        // One line: a reference to another file of this machine must not carry that file to a camera.
        if (colon < 1 || text.chars().anyMatch(Character::isISOControl)) {
            throw new CameraFailure(
                    FailureKind.AUTH, "the content of credentials '" + reference + "' must be one line, user:password");
        }
        return new Credentials(text.substring(0, colon), text.substring(colon + 1));
    }

    private static String content(String reference) throws CameraFailure {
        try (InputStream in = Files.newInputStream(regular(reference.substring("file:".length())))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException e) {
            throw new CameraFailure(
                    FailureKind.AUTH,
                    "credentials '" + reference + "' cannot be read ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    // A pipe or a device may never end.
    private static Path regular(String path) throws IOException {
        Path file = Path.of(path);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(path);
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(path);
        }
        return file;
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
