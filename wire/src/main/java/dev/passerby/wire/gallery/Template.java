package dev.passerby.wire.gallery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One photo's point in the embedding space.
 *
 * @param id names the template within its person: the first 16 hexadecimal digits of the photo's sha256
 * @param model the sha256 of the network that made it, or of the one that this is a variant of, such as the float32 network for
 *     int8; templates of different networks never match
 * @param crop how the face was cut out before the network saw it, such as {@code T32}; different crops never match
 * @param quality how good the photo was, from 0 to 1
 * @param spread how far apart the embeddings of slightly different crops of the photo lie, from 0; absent for a template that
 *     was made of one crop
 * @param embedding {@code [512]}, L2-normalised, or {@code [0]} while it is sealed; never changed after construction
 * @param sealed the embedding as only the person's key opens it, see {@link dev.passerby.wire.gallery.sealing.Seal}; absent for
 *     one that can be read
 */
public record Template(
        String id,
        String model,
        String crop,
        double quality,
        @Nullable Double spread,
        float[] embedding,
        byte @Nullable [] sealed) {

    /** How many numbers an embedding has. */
    public static final int DIMENSIONS = 512;

    /** How long a sealed embedding is: form, nonce, numbers, tag. */
    public static final int SEALED_BYTES = 1 + 12 + DIMENSIONS * Float.BYTES + 16;

    public Template {
        if (sealed == null ? embedding.length != DIMENSIONS : embedding.length != 0) {
            throw new IllegalArgumentException(
                    "a template's embedding must have " + DIMENSIONS + " numbers, got " + embedding.length);
        }
        if (sealed != null && sealed.length != SEALED_BYTES) {
            throw new IllegalArgumentException(
                    "a template's sealed embedding must have " + SEALED_BYTES + " bytes, got " + sealed.length);
        }
        if (spread != null && !(spread >= 0 && spread <= 1)) {
            throw new IllegalArgumentException("a template's spread must be from 0 to 1, got " + spread);
        }
        for (int i = 0; i < embedding.length; i++) {
            if (!Float.isFinite(embedding[i])) {
                throw new IllegalArgumentException(
                        "a template's embedding must be finite, got " + embedding[i] + " at " + i);
            }
        }
    }

    /** A template that can be read. */
    public Template(String id, String model, String crop, double quality, @Nullable Double spread, float[] embedding) {
        this(id, model, crop, quality, spread, embedding, null);
    }

    /** A template made of one crop. */
    public Template(String id, String model, String crop, double quality, float[] embedding) {
        this(id, model, crop, quality, null, embedding);
    }

    /** A template that only the person's key opens. */
    public static Template sealed(
            String id, String model, String crop, double quality, @Nullable Double spread, byte[] sealed) {
        return new Template(id, model, crop, quality, spread, new float[0], sealed);
    }

    /** Whether the embedding can be read. */
    public boolean readable() {
        return sealed == null;
    }

    /** Reads the form on the wire, where the embedding is Base64 of little-endian float32, or sealed and Base64 of that. */
    @JsonCreator
    static Template fromWire(
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "crop", required = true) String crop,
            @JsonProperty(value = "quality", required = true) double quality,
            @JsonProperty("spread") @Nullable Double spread,
            @JsonProperty("embedding") @Nullable String embedding,
            @JsonProperty("sealed") @Nullable String sealed) {
        if ((embedding == null) == (sealed == null)) {
            throw new IllegalArgumentException("a template must have either 'embedding' or 'sealed'");
        }
        if (embedding == null) {
            return sealed(id, model, crop, quality, spread, bytes(String.valueOf(sealed)));
        }
        byte[] bytes = bytes(embedding);
        if (bytes.length != DIMENSIONS * Float.BYTES) {
            throw new IllegalArgumentException("a template's embedding must be " + DIMENSIONS + " numbers of "
                    + Float.BYTES + " bytes, got " + bytes.length + " bytes");
        }
        float[] numbers = new float[DIMENSIONS];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return new Template(id, model, crop, quality, spread, numbers);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a template's embedding must be Base64", e);
        }
    }

    @JsonProperty("embedding")
    @Nullable
    String embeddingOnTheWire() {
        if (sealed != null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(embedding.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(embedding);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
