package dev.passerby.vision.strangers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;

/** How an unknown person is called: {@code unknown-} and the first digits of the sha256 of the track it was founded by. */
public final class UnknownId {

    private static final String PREFIX = "unknown-";
    private static final int DIGITS = 8;
    private static final String FORM = PREFIX + "[0-9a-f]{8,64}";

    private UnknownId() {}

    /** Whether a text can be such an id. */
    public static boolean isOne(String text) {
        return text.matches(FORM);
    }

    /** The id of the stranger a track founds, with as many digits more as it needs not to be taken. */
    static String of(String trackId, Predicate<String> taken) {
        String hash = sha256(trackId);
        for (int digits = DIGITS; digits < hash.length(); digits++) {
            String id = PREFIX + hash.substring(0, digits);
            if (!taken.test(id)) {
                return id;
            }
        }
        return PREFIX + hash;
    }

    /** The first digits of an id, by which its templates are recognised. */
    static String firstDigits(String unknownId) {
        return unknownId.substring(PREFIX.length(), PREFIX.length() + DIGITS);
    }

    static String sha256(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
