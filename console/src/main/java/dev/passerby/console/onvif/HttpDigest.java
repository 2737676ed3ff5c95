package dev.passerby.console.onvif;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proof in the request: answers to one Digest challenge (RFC 7616, RFC 2617), by SHA-256 where it may be. */
final class HttpDigest implements Proof {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FIELD = Pattern.compile("([a-zA-Z]{1,20})=(?:\"([^\"]{0,500})\"|([^\\s,\"]{1,500}))");
    private static final String SCHEME = "digest ";

    private final Map<String, String> challenge;
    private final String hash;
    private final Login login;
    private int count;

    private HttpDigest(Map<String, String> challenge, Login login) {
        this.challenge = challenge;
        this.hash = hash(challenge);
        this.login = login;
    }

    /** The best challenge that can be answered; empty where there is none. */
    static Optional<HttpDigest> to(List<String> challenges, Login login) {
        return challenges.stream()
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> fields(header.substring(SCHEME.length())))
                .filter(fields -> fields.containsKey("nonce") && !hash(fields).isEmpty())
                .max(Comparator.comparing(HttpDigest::hash))
                .map(fields -> new HttpDigest(fields, login));
    }

    /** Whether it is about another challenge than this one. */
    boolean isOtherThan(HttpDigest other) {
        return !field("nonce").equals(other.field("nonce"));
    }

    @Override
    public Optional<String> inRequest(URI service) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        String query = service.getRawQuery() == null ? "" : "?" + service.getRawQuery();
        String path = service.getRawPath() == null || service.getRawPath().isEmpty() ? "/" : service.getRawPath();
        return Optional.of(authorization("POST", path + query, HexFormat.of().formatHex(nonce)));
    }

    /** @param clientNonce another one each time */
    String authorization(String method, String uri, String clientNonce) {
        String realm = field("realm");
        String secret = hashed(login.user() + ":" + realm + ":" + login.password());
        String what = hashed(method + ":" + uri);
        boolean counted = Arrays.asList(field("qop").split("[,\\s]+")).contains("auth");
        String times = String.format(Locale.ROOT, "%08x", ++count);
        String response = hashed(
                counted
                        ? secret + ":" + field("nonce") + ":" + times + ":" + clientNonce + ":auth:" + what
                        : secret + ":" + field("nonce") + ":" + what);
        return "Digest username=\"" + quoted(login.user()) + "\", realm=\"" + realm + "\", nonce=\"" + field("nonce")
                + "\", uri=\"" + uri + "\", response=\"" + response + "\""
                + (field("algorithm").isEmpty() ? "" : ", algorithm=" + hash)
                + (field("opaque").isEmpty() ? "" : ", opaque=\"" + field("opaque") + "\"")
                + (counted ? ", qop=auth, nc=" + times + ", cnonce=\"" + clientNonce + "\"" : "");
    }

    private String field(String name) {
        return challenge.getOrDefault(name, "");
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        Matcher found = FIELD.matcher(text);
        while (found.find()) {
            String value = found.group(2) == null ? found.group(3) : found.group(2);
            // What goes into a header is of letters that belong there.
            if (value.chars().allMatch(letter -> letter >= ' ' && letter < 127)) {
                fields.putIfAbsent(found.group(1).toLowerCase(Locale.ROOT), value);
            }
        }
        return fields;
    }

    /** SHA-256, MD5, or empty for what is not known; the better is the later in the alphabet. */
    private static String hash(Map<String, String> challenge) {
        return switch (challenge.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT)) {
            case "SHA-256" -> "SHA-256";
            case "MD5" -> "MD5";
            default -> "";
        };
    }

    private static String quoted(String text) {
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return bytes.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private String hashed(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + hash, e);
        }
    }
}
