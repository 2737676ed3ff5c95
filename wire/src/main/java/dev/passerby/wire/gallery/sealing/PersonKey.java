package dev.passerby.wire.gallery.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The 256 random bits that open one person's templates, and nobody else's. */
public final class PersonKey {

    /** The length of a key, and of its file. */
    public static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private PersonKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new key. */
    public static PersonKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new PersonKey(bytes);
    }

    /**
     * A key that was kept.
     *
     * @param bytes {@code [32]}
     * @throws IllegalArgumentException for any other length, and where all are 0: what is left of a key that was overwritten
     */
    public static PersonKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a person's key has " + BYTES + " bytes, got " + bytes.length);
        }
        if (Arrays.equals(bytes, new byte[BYTES])) {
            throw new IllegalArgumentException("a person's key is not all zeros");
        }
        return new PersonKey(bytes.clone());
    }

    /** The name of the file that a person's key lies in: no id leads out of the folder or says who it is. */
    public static String fileName(String personId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(personId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash) + ".key";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The key itself, {@code [32]}, to be kept. */
    public byte[] bytes() {
        return bytes.clone();
    }

    SecretKey forAes() {
        return new SecretKeySpec(bytes, "AES");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "PersonKey";
    }
}
