package dev.passerby.vision.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A file format that is read here, recognised by its first bytes and never by a file's name. */
enum PictureFormat {
    JPEG,
    PNG,
    WEBP,
    BMP;

    /** What to do with everything else. */
    static final String REMEDY = "give a JPEG, PNG, WebP or BMP picture";

    /** Size and orientation as the header tells them, before any pixel is decoded. */
    static PictureHeader header(byte[] bytes) throws MalformedPicture {
        PictureFormat format = recognise(bytes);
        try {
            return format.read(bytes);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw MalformedPicture.damaged("its " + format + " header is cut short; use an undamaged copy");
        }
    }

    private PictureHeader read(byte[] bytes) throws MalformedPicture {
        return switch (this) {
            case JPEG -> PictureHeader.of(JpegHeader.read(bytes));
            case PNG -> PngHeader.read(ByteBuffer.wrap(bytes));
            case WEBP -> WebpHeader.read(ByteBuffer.wrap(bytes));
            case BMP -> BmpHeader.read(ByteBuffer.wrap(bytes));
        };
    }

    private static PictureFormat recognise(byte[] bytes) throws MalformedPicture {
        if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
            return WEBP;
        }
        if (starts(bytes, 0, "BM")) {
            return BMP;
        }
        throw foreign(bytes);
    }

    private static MalformedPicture foreign(byte[] bytes) {
        String kind = null;
        if (starts(bytes, 0, "GIF8")) {
            kind = "a GIF";
        } else if (starts(bytes, 0, "II*\0") || starts(bytes, 0, "MM\0*")) {
            kind = "a TIFF or camera raw file";
        } else if (starts(bytes, 4, "ftyp")) {
            kind = "an HEIC, AVIF or MP4 file";
        }
        return kind == null
                ? new MalformedPicture(
                        PictureException.Fault.NOT_A_PICTURE, "its first bytes are no picture's; " + REMEDY)
                : MalformedPicture.unsupported("it is " + kind + ", which is not read here; " + REMEDY);
    }

    private static boolean starts(byte[] bytes, int from, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < from + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[from + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
