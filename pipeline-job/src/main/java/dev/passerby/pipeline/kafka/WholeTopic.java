package dev.passerby.pipeline.kafka;

import java.io.IOException;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The only split there is: all of the topic. It has no position, so there is nothing in it to write down. */
public record WholeTopic() implements SourceSplit {

    @Override
    public String splitId() {
        return "whole-topic";
    }

    static final class Serializer implements SimpleVersionedSerializer<WholeTopic> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(WholeTopic split) {
            return new byte[0];
        }

        @Override
        public WholeTopic deserialize(int version, byte[] serialized) throws IOException {
            if (version != getVersion()) {
                throw new IOException("the gallery source's state must have version 1, got " + version);
            }
            return new WholeTopic();
        }
    }
}
