package dev.passerby.models.fetch;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A gzipped tar archive, read once from front to back.
 *
 * <p>Knows the ustar format with pax extended headers for long names, which is what npm writes (POSIX.1-2017, pax).
 * Entries are only named and read, never unpacked by their own names.
 */
final class Tarball implements Closeable {

    private static final int BLOCK = 512;
    private static final int MAX_EXTENDED_HEADER_BYTES = 1 << 20;

    private final InputStream in;
    private long contentLeft;
    private long paddingLeft;

    /**
     * An entry's header.
     *
     * @param name its path in the archive
     * @param bytes its length
     */
    record Entry(String name, long bytes) {}

    private Tarball(InputStream in) {
        this.in = in;
    }

    static Tarball open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return new Tarball(new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * The next file in the archive, or null at its end.
     *
     * @throws EOFException when the archive stops before its end mark
     */
    @Nullable
    Entry next() throws IOException {
        String longName = "";
        while (true) {
            in.skipNBytes(contentLeft + paddingLeft);
            contentLeft = 0;
            paddingLeft = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK) {
                throw new EOFException("the archive ends without its end mark");
            }
            if (header[0] == 0) {
                return null;
            }
            contentLeft = octal(header, 124, 12);
            paddingLeft = (BLOCK - contentLeft % BLOCK) % BLOCK;
            switch (header[156]) {
                case '0', 0 -> {
                    String prefix = text(header, 345, 155);
                    String name = text(header, 0, 100);
                    String path = prefix.isEmpty() ? name : prefix + "/" + name;
                    return new Entry(longName.isEmpty() ? path : longName, contentLeft);
                }
                case 'x' -> longName = paxPath(content(MAX_EXTENDED_HEADER_BYTES));
                default -> longName = "";
            }
        }
    }

    /** The current entry's content. */
    byte[] content(long maxBytes) throws IOException {
        if (contentLeft > maxBytes) {
            throw new IOException("an entry must have at most " + maxBytes + " bytes, got " + contentLeft);
        }
        int wanted = Math.toIntExact(contentLeft);
        byte[] content = in.readNBytes(wanted);
        contentLeft -= content.length;
        if (content.length < wanted) {
            throw new EOFException("the archive ends within an entry");
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The path in an extended header, whose records are {@code LENGTH KEY=VALUE\n}; empty where it has none. */
    private static String paxPath(byte[] header) throws IOException {
        int start = 0;
        while (start < header.length) {
            int space = start;
            while (space < header.length && header[space] != ' ') {
                space++;
            }
            int length;
            try {
                length = Integer.parseInt(new String(header, start, space - start, StandardCharsets.US_ASCII));
            } catch (NumberFormatException e) {
                throw new IOException("an extended header is malformed", e);
            }
            int end = start + length;
            if (length <= space - start || end > header.length) {
                throw new IOException("an extended header is malformed");
            }
            String entry = new String(header, space + 1, end - space - 2, StandardCharsets.UTF_8);
            if (entry.startsWith("path=")) {
                return entry.substring("path=".length());
            }
            start = end;
        }
        return "";
    }

    private static long octal(byte[] header, int offset, int length) throws IOException {
        String digits = text(header, offset, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("a header's number must be octal, got '" + digits + "'", e);
        }
    }

    private static String text(byte[] header, int offset, int maxLength) {
        int end = offset;
        while (end < offset + maxLength && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }
}
