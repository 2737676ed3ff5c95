package dev.passerby.pipeline.kafka;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The hash by which a dead letter names what it does not repeat. */
final class Sha256 {

    private Sha256() {}

    /** 64 hexadecimal digits; an absent value hashes like an empty one. */
    static String of(byte @Nullable [] value) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(value == null ? new byte[0] : value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
