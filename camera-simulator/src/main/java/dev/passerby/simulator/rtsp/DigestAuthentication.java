package dev.passerby.simulator.rtsp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digest access authentication of one connection (RFC 2617, section 3.2; MD5 without {@code qop}, as cameras do). */
public final class DigestAuthentication {

    private static final String REALM = "camera-simulator";
    private static final Pattern FIELD = Pattern.compile("([a-zA-Z]+)=(?:\"([^\"]*)\"|([^\\s,\"]+))");

    private final Credentials credentials;
    private final String nonce;

    /** @param nonce what the viewer must mix into its answer, another for every connection */
    public DigestAuthentication(Credentials credentials, String nonce) {
        this.credentials = credentials;
        this.nonce = nonce;
    }

    /** The value of {@code WWW-Authenticate}. */
    public String challenge() {
        return challenge(nonce);
    }

    static String challenge(String nonce) {
        return "Digest realm=\"" + REALM + "\", nonce=\"" + nonce + "\", algorithm=\"MD5\"";
    }

    boolean accepts(RtspRequest request) {
        return accepts(
                request.method(), request.uri(), request.header("Authorization").orElse(""));
    }

    /**
     * Whether a request carries the right answer.
     *
     * @param header the value of {@code Authorization}, empty where there is none
     */
    public boolean accepts(String method, String uri, String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith("digest ")) {
            return false;
        }
        Map<String, String> fields = fields(header.substring("digest ".length()));
        String expected = md5(md5(credentials.user() + ":" + REALM + ":" + credentials.password()) + ":" + nonce + ":"
                + md5(method + ":" + uri));
        return credentials.user().equals(fields.get("username"))
                && REALM.equals(fields.get("realm"))
                && nonce.equals(fields.get("nonce"))
                && uri.equals(fields.get("uri"))
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        fields.getOrDefault("response", "").getBytes(StandardCharsets.US_ASCII));
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        Matcher found = FIELD.matcher(text);
        while (found.find()) {
            String value = found.group(2) == null ? found.group(3) : found.group(2);
            fields.put(found.group(1).toLowerCase(Locale.ROOT), value);
        }
        return fields;
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
