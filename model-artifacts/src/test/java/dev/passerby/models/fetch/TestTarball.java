package dev.passerby.models.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A gzipped tar archive made for a test. */
public final class TestTarball {

    private static final int BLOCK = 512;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    /** Adds a file under a name of at most 100 bytes. */
    public TestTarball file(String name, byte[] content) {
        return entry('0', name, content);
    }

    /** Adds a file whose name stands in an extended header. */
    TestTarball fileWithLongName(String name, byte[] content) {
        String rest = " path=" + name + "\n";
        int length = rest.length() + 1;
        while (String.valueOf(length).length() + rest.length() != length) {
            length++;
        }
        entry('x', "PaxHeader", (length + rest).getBytes(StandardCharsets.UTF_8));
        return entry('0', name.substring(0, 100), content);
    }

    TestTarball folder(String name) {
        return entry('5', name, new byte[0]);
    }

    public byte[] toByteArray() throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
            tar.writeTo(out);
            out.write(new byte[2 * BLOCK]);
        }
        return gzipped.toByteArray();
    }

    byte[] withoutEndMark() throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
            tar.writeTo(out);
        }
        return gzipped.toByteArray();
    }

    private TestTarball entry(char type, String name, byte[] content) {
        byte[] header = new byte[BLOCK];
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(nameBytes, 0, header, 0, nameBytes.length);
        byte[] size = String.format("%011o", content.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        header[156] = (byte) type;
        tar.writeBytes(header);
        tar.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
        return this;
    }
}
