package dev.passerby.standalone.privacy;

import dev.passerby.wire.gallery.Template;
import dev.passerby.wire.gallery.sealing.PersonKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A person's template, key and name in every form in which a disk could hold them, looked for file by file. */
record TemplateForms(Map<String, byte[]> forms) {

    /** Of the 2048 bytes of a template so many are looked for, at four places: a record may be cut anywhere. */
    private static final int PIECE = 32;

    static TemplateForms ofTemplate(Template template) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        byte[] little = bytes(template, ByteOrder.LITTLE_ENDIAN);
        byte[] big = bytes(template, ByteOrder.BIG_ENDIAN);
        for (int at = 0; at < little.length; at += little.length / 4) {
            forms.put("little-endian at " + at, Arrays.copyOfRange(little, at, at + PIECE));
            forms.put("big-endian at " + at, Arrays.copyOfRange(big, at, at + PIECE));
        }
        text(forms, "base64", Base64.getEncoder().encodeToString(little));
        text(forms, "base64 of big-endian", Base64.getEncoder().encodeToString(big));
        StringBuilder numbers = new StringBuilder();
        for (float number : template.embedding()) {
            numbers.append(number).append(',');
        }
        text(forms, "numbers", numbers.toString());
        return new TemplateForms(forms);
    }

    static TemplateForms ofKey(PersonKey key) {
        byte[] bytes = key.bytes();
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("key", bytes);
        forms.put("half a key", Arrays.copyOf(bytes, bytes.length / 2));
        forms.put("key in base64", ascii(Base64.getEncoder().withoutPadding().encodeToString(bytes)));
        forms.put("key in hexadecimal", ascii(HexFormat.of().formatHex(bytes)));
        return new TemplateForms(forms);
    }

    static TemplateForms ofName(String name) {
        return new TemplateForms(Map.of("name", name.getBytes(StandardCharsets.UTF_8)));
    }

    TemplateForms and(TemplateForms others) {
        Map<String, byte[]> both = new LinkedHashMap<>(forms);
        both.putAll(others.forms);
        return new TemplateForms(both);
    }

    /** Where a folder's files hold one, and which. A file that is taken away meanwhile holds none. */
    List<String> under(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        } catch (java.io.UncheckedIOException e) {
            // A folder went while it was walked through: the next look decides.
            return List.of("unknown: " + e.getMessage());
        }
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            byte[] content;
            try {
                content = Files.readAllBytes(file);
            } catch (NoSuchFileException e) {
                continue;
            }
            String text = new String(content, StandardCharsets.ISO_8859_1);
            forms.forEach((name, form) -> {
                if (text.contains(new String(form, StandardCharsets.ISO_8859_1))) {
                    found.add(folder.relativize(file) + ": " + name);
                }
            });
        }
        return found;
    }

    private static byte[] bytes(Template template, ByteOrder order) {
        ByteBuffer bytes =
                ByteBuffer.allocate(template.embedding().length * Float.BYTES).order(order);
        bytes.asFloatBuffer().put(template.embedding());
        return bytes.array();
    }

    private static void text(Map<String, byte[]> forms, String name, String text) {
        for (int at = 0; at + PIECE <= text.length(); at += text.length() / 4) {
            forms.put(name + " at " + at, ascii(text.substring(at, at + PIECE)));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
