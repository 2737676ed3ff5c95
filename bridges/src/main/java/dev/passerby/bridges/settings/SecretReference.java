package dev.passerby.bridges.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a secret is to be found. It is looked up each time it is used, so that it can be changed without a restart, and is in
 * no setting, log or message.
 *
 * @param text {@code env:NAME} or {@code file:PATH}
 */
public record SecretReference(String text) {

    private static final Pattern FORM = Pattern.compile("env:[a-zA-Z_][a-zA-Z0-9_]*|file:.+");
    private static final int MOST_BYTES = 4096;

    public SecretReference {
        if (!isReference(text)) {
            throw new IllegalArgumentException("a secret must be a reference, env:NAME or file:PATH");
        }
    }

    static boolean isReference(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * The secret: one line, without the line break at its end.
     *
     * @throws IOException where there is none; the message names the reference only
     */
    public String resolve(Map<String, String> environment) throws IOException {
        String content = text.startsWith("env:")
                ? environment.getOrDefault(text.substring("env:".length()), "")
                : content(text.substring("file:".length()));
        String line = content.replaceFirst("\\R\\z", "");
        if (line.isEmpty() || line.chars().anyMatch(Character::isISOControl)) {
            throw new IOException("'" + text + "' is not set to one line of text");
        }
        return line;
    }

    private String content(String path) throws IOException {
        // A pipe or a device may never end.
        if (!Files.isRegularFile(Path.of(path))) {
            throw new IOException("'" + text + "' is not a file");
        }
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
