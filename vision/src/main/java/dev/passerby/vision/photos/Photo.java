package dev.passerby.vision.photos;

import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.PictureException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A photo of a person as a file. It is decoded whenever its picture is asked for: of many photos, only one need be in memory as
 * pixels.
 *
 * @param name how messages call it
 * @param bytes the file's
 * @param decoder with the limit that is to hold
 */
public record Photo(String name, byte[] bytes, PictureDecoder decoder) {

    /**
     * The photo in a file.
     *
     * @throws PictureException if it cannot be read
     */
    public static Photo read(Path file) {
        return new Photo(file.toString(), PictureDecoder.bytes(file), PictureDecoder.standard());
    }

    /**
     * The picture, upright.
     *
     * @throws PictureException if it is no picture, is too large for the decoder or is damaged
     */
    public Picture picture() {
        return decoder.decode(bytes, name);
    }

    /** The sha256 of the file, hexadecimal. */
    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The name and size only: pictures of people do not belong into logs. */
    @Override
    public String toString() {
        return "Photo[" + name + ", " + bytes.length + " bytes]";
    }
}
