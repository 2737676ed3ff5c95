package dev.passerby.wire.deadletter;

import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.frame.FrameName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note about a record that could not be read: where it lies and why, without its content.
 *
 * @param topic the topic it lies on
 * @param partition the partition it lies in
 * @param offset its offset there
 * @param sha256 the hash of its value, in hexadecimal
 * @param reason what is wrong with it, in one line
 * @param at when it was met
 * @param frame the name of the frame that it was to be; absent where that cannot be read either
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        String sha256,
        String reason,
        Instant at,
        @Nullable FrameName frame) {

    /** A note about a record that has no name. */
    public DeadLetter(String topic, int partition, long offset, String sha256, String reason, Instant at) {
        this(topic, partition, offset, sha256, reason, at, null);
    }

    /** The value on the dead letters topic. */
    public byte[] toJson() {
        return Json.bytes(this);
    }

    /** Reads the value of the dead letters topic. */
    public static DeadLetter fromJson(byte[] json) throws WireFormatException {
        return Json.read(json, DeadLetter.class);
    }
}
