package dev.passerby.models.protobuf;

import java.io.IOException;

/** Bytes that are not a Protocol Buffers message, or not all of one. */
public final class ProtobufFormatException extends IOException {

    public ProtobufFormatException(String message) {
        super(message);
    }
}
