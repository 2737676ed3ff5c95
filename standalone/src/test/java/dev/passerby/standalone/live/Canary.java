package dev.passerby.standalone.live;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A password that is looked for afterwards, in every form in which it could have got out. */
final class Canary {

    static final String PASSWORD = "Zq9%21:@/canary";
    static final String ACCOUNT = "admin:" + PASSWORD;

    private static final Map<String, byte[]> FORMS = forms();

    private Canary() {}

    private static Map<String, byte[]> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("as it is", PASSWORD);
        forms.put("its end", "/canary");
        forms.put("percent-encoded", URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
        forms.put("percent-encoded in small letters", "zq9%2521%3a%40%2fcanary".replace("zq", "Zq"));
        forms.put("percent-decoded", "Zq9!:@/canary");
        forms.put("escaped for JSON", PASSWORD.replace("/", "\\/"));
        forms.put("as Basic", Base64.getEncoder().encodeToString(ACCOUNT.getBytes(StandardCharsets.UTF_8)));
        for (int before = 0; before < 3; before++) {
            // Base64 of a text with the password at any place: three bytes become four characters.
            byte[] padded = ("x".repeat(before) + PASSWORD).getBytes(StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
            forms.put("in base64, " + before, encoded.substring(4, encoded.length() - 2));
        }
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        forms.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    /** The forms found among the bytes. */
    static List<String> in(byte[] bytes) {
        List<String> found = new ArrayList<>();
        FORMS.forEach((name, form) -> {
            if (holds(bytes, form)) {
                found.add(name);
            }
        });
        return found;
    }

    /** Where a folder's files hold it, and in which form. */
    static List<String> under(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                in(Files.readAllBytes(file)).forEach(form -> found.add(file + ": " + form));
            }
        }
        return found;
    }

    private static boolean holds(byte[] bytes, byte[] form) {
        for (int i = 0; i + form.length <= bytes.length; i++) {
            int same = 0;
            while (same < form.length && bytes[i + same] == form[same]) {
                same++;
            }
            if (same == form.length) {
                return true;
            }
        }
        return false;
    }
}
