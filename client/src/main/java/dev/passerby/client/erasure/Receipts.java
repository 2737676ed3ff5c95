package dev.passerby.client.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The folder in which receipts are kept, without names, one file each. */
public final class Receipts {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;

    /** @param folder made with the first receipt */
    public Receipts(Path folder) {
        this.folder = folder;
    }

    /** Keeps a receipt, without the name. */
    public Path keep(Receipt receipt) {
        Path file = folder.resolve(DAY_AND_TIME.format(receipt.requestedAt()) + ".json");
        try {
            Files.createDirectories(folder);
            Path written = Files.write(
                    folder.resolve(file.getFileName() + ".new"),
                    receipt.withoutName().toJson());
            return Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the receipt in " + folder + ": " + e.getMessage(), e);
        }
    }
}
