package dev.passerby.console.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Events' JSON packed with what all of them have in common known beforehand: field names and the order they come in are in
 * a dictionary, so that an event of 1,800 bytes takes a few hundred.
 */
final class PackedJson {

    private static final byte[] DICTIONARY = dictionary();

    private PackedJson() {}

    static byte[] pack(byte[] json) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(json);
            deflater.finish();
            byte[] buffer = new byte[2_048];
            ByteArrayOutputStream packed = new ByteArrayOutputStream(512);
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static byte[] unpack(byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(packed);
            byte[] buffer = new byte[4_096];
            ByteArrayOutputStream json = new ByteArrayOutputStream(2_048);
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0) {
                    throw new IllegalStateException("what was packed here cannot be unpacked");
                }
                json.write(buffer, 0, length);
            }
            return json.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("what was packed here cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] dictionary() {
        try (InputStream file = PackedJson.class.getResourceAsStream("dictionary.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("\n", "").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the events' dictionary", e);
        }
    }
}
