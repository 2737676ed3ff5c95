package dev.passerby.console.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file of the page.
 *
 * @param path where it is found, from the root: {@code /script/main.js}
 * @param type its content type
 * @param tag its entity tag, quoted, from its SHA-256: another content has another
 * @param bytes its content
 */
record PageFile(String path, String type, String tag, byte[] bytes) {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /**
     * The file with this content.
     *
     * @throws IllegalStateException when its kind has no place in the page
     */
    static PageFile of(String path, byte[] bytes) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException(
                    "the page has the file " + path + ", and only these kinds are served: " + TYPES.keySet());
        }
        return new PageFile(path, type, tag(bytes), bytes);
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
