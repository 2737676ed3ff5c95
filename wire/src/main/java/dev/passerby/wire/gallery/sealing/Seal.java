package dev.passerby.wire.gallery.sealing;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The faces of a gallery entry as ciphertext under the person's key: without the key they are noise, so that erasing the key
 * erases every copy.
 *
 * <p>Sealed is: a byte 1 for the form, 12 random bytes of nonce, and AES-256-GCM (NIST SP 800-38D) of the embedding as
 * little-endian float32, its 16-byte tag last. Person, template, model and crop are authenticated with it: a sealed face put into
 * another person's entry, or called by another id, does not open.
 */
public final class Seal {

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    /** The entry with its faces sealed; those that are sealed already stay as they are. */
    public static GalleryEntry close(GalleryEntry entry, PersonKey key) {
        return entry.withFaces(
                entry.templates().stream()
                        .map(face -> closed(entry.personId(), face, key))
                        .toList(),
                entry.negatives().stream()
                        .map(face -> closed(entry.personId(), face, key))
                        .toList());
    }

    /** The entry with its faces to be read; empty where one of them is not this person's or not this key's. */
    public static Optional<GalleryEntry> open(GalleryEntry entry, PersonKey key) {
        List<Template> templates = new ArrayList<>();
        List<Template> negatives = new ArrayList<>();
        boolean opened = openAll(entry.personId(), entry.templates(), key, templates)
                && openAll(entry.personId(), entry.negatives(), key, negatives);
        return opened ? Optional.of(entry.withFaces(templates, negatives)) : Optional.empty();
    }

    private static boolean openAll(String personId, List<Template> faces, PersonKey key, List<Template> opened) {
        for (Template face : faces) {
            Optional<Template> one = opened(personId, face, key);
            one.ifPresent(opened::add);
            if (one.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static Template closed(String personId, Template face, PersonKey key) {
        if (!face.readable()) {
            return face;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        ByteBuffer plain =
                ByteBuffer.allocate(Template.DIMENSIONS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        plain.asFloatBuffer().put(face.embedding());
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, personId, face).doFinal(plain.array());
            byte[] sealed = ByteBuffer.allocate(1 + NONCE_BYTES + ciphertext.length)
                    .put(FORM)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
            return Template.sealed(face.id(), face.model(), face.crop(), face.quality(), face.spread(), sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    private static Optional<Template> opened(String personId, Template face, PersonKey key) {
        byte[] sealed = face.sealed();
        if (sealed == null) {
            return Optional.of(face);
        }
        try {
            ByteBuffer parts = ByteBuffer.wrap(sealed);
            if (parts.get() != FORM) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            parts.get(nonce);
            byte[] ciphertext = new byte[parts.remaining()];
            parts.get(ciphertext);
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, personId, face).doFinal(ciphertext);
            float[] embedding = new float[Template.DIMENSIONS];
            ByteBuffer.wrap(plain)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(embedding);
            return Optional.of(
                    new Template(face.id(), face.model(), face.crop(), face.quality(), face.spread(), embedding));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            // Another key, another person's face, cut off, or numbers that are none.
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    private static Cipher cipher(int mode, PersonKey key, byte[] nonce, String personId, Template face)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.forAes(), new GCMParameterSpec(TAG_BITS, nonce));
        for (String part : List.of(personId, face.id(), face.model(), face.crop())) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            // With its length, or "ab" and "c" would be "a" and "bc".
            cipher.updateAAD(
                    ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
            cipher.updateAAD(utf8);
        }
        return cipher;
    }
}
