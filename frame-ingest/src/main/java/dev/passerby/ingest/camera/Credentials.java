package dev.passerby.ingest.camera;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A user and a password, looked up from a reference at the moment of connecting. Its text form never shows them.
 *
 * @param user not empty
 * @param password may be empty
 */
public record Credentials(String user, String password) {

    /**
     * Looks up {@code env:NAME} or {@code file:PATH}, whose content is {@code user:password}.
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
        String text = content.strip();
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new CameraFailure(
                    FailureKind.AUTH, "the content of credentials '" + reference + "' must be user:password");
        }
        return new Credentials(text.substring(0, colon), text.substring(colon + 1));
    }

    private static String content(String reference) throws CameraFailure {
        try {
            return Files.readString(Path.of(reference.substring("file:".length())), StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException e) {
            throw new CameraFailure(
                    FailureKind.AUTH,
                    "credentials '" + reference + "' cannot be read ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    /** The user-info part of a URL, percent-encoded. */
    public String userInfo() {
        return encode(user) + ":" + encode(password);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
