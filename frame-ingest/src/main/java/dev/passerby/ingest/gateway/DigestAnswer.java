package dev.passerby.ingest.gateway;

import dev.passerby.ingest.camera.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The answers to one Digest challenge (RFC 7616, RFC 2617): proof of a password without the password, of which only a hash
 * with the camera's realm is kept.
 */
final class DigestAnswer {

    private final String hash;
    private final Challenge challenge;
    private final String user;
    private final String secret;
    private final boolean counted;
    private int count;

    private DigestAnswer(String hash, Challenge challenge, Credentials credentials) {
        this.hash = hash;
        this.challenge = challenge;
        this.user = onTheWire(credentials.user());
        this.secret = hashed(user + ":" + challenge.parameter("realm") + ":" + onTheWire(credentials.password()));
        this.counted =
                Arrays.asList(challenge.parameter("qop").split("[,\\s]+")).contains("auth");
    }

    /** Empty when the challenge is no Digest challenge, or wants a hash that is not known. */
    static Optional<DigestAnswer> to(Challenge challenge, Credentials credentials) {
        return rank(challenge) == 0
                ? Optional.empty()
                : Optional.of(new DigestAnswer(algorithm(challenge), challenge, credentials));
    }

    /** How good a challenge is: SHA-256 before MD5, 0 for one that cannot be answered. */
    static int rank(Challenge challenge) {
        if (!challenge.scheme().equals("digest")) {
            return 0;
        }
        return switch (algorithm(challenge)) {
            case "SHA-256" -> 2;
            case "MD5" -> 1;
            default -> 0;
        };
    }

    private static String algorithm(Challenge challenge) {
        String named = challenge.parameter("algorithm");
        return named.isEmpty() ? "MD5" : named.toUpperCase(Locale.ROOT);
    }

    boolean answers(String nonce) {
        return challenge.parameter("nonce").equals(nonce);
    }

    /**
     * The Authorization header of the next request.
     *
     * @param clientNonce of our own making, different every time
     */
    String authorization(String method, String url, String clientNonce) {
        String nonce = challenge.parameter("nonce");
        String what = hashed(method + ":" + url);
        String times = String.format(Locale.ROOT, "%08x", ++count);
        String response = counted
                ? hashed(secret + ":" + nonce + ":" + times + ":" + clientNonce + ":auth:" + what)
                : hashed(secret + ":" + nonce + ":" + what);
        StringBuilder header = new StringBuilder("Digest username=").append(quoted(user));
        header.append(", realm=").append(quoted(challenge.parameter("realm")));
        header.append(", nonce=").append(quoted(nonce));
        header.append(", uri=").append(quoted(url));
        header.append(", response=\"").append(response).append('"');
        if (!challenge.parameter("algorithm").isEmpty()) {
            header.append(", algorithm=").append(hash);
        }
        if (!challenge.parameter("opaque").isEmpty()) {
            header.append(", opaque=").append(quoted(challenge.parameter("opaque")));
        }
        if (counted) {
            header.append(", qop=auth, nc=").append(times);
            header.append(", cnonce=").append(quoted(clientNonce));
        }
        return header.toString();
    }

    /** UTF-8, one character a byte, as {@link RtspMessage} writes them. */
    static String onTheWire(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String hashed(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + hash, e);
        }
    }
}
