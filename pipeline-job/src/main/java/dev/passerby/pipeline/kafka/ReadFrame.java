package dev.passerby.pipeline.kafka;

import dev.passerby.pipeline.frames.FrameRead;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.frame.FrameCodec;
import dev.passerby.wire.frame.FrameName;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the frames topic as a frame, or as a note why it is none. Never throws: an exception here would restart the
 * job at the same record for ever.
 */
final class ReadFrame implements KafkaRecordDeserializationSchema<FrameRead> {

    private static final long serialVersionUID = 1L;

    private final Clock clock;

    ReadFrame(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<FrameRead> out) {
        out.collect(read(record));
    }

    FrameRead read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return FrameRead.of(FrameCodec.decode(record.key(), KafkaHeaders.toMap(record.headers()), record.value()));
        } catch (WireFormatException | RuntimeException e) {
            return FrameRead.of(new DeadLetter(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    Sha256.of(record.value()),
                    String.valueOf(e.getMessage()),
                    clock.instant(),
                    nameOf(record)));
        }
    }

    private static @Nullable FrameName nameOf(ConsumerRecord<byte[], byte[]> record) {
        try {
            return FrameCodec.name(record.key(), KafkaHeaders.toMap(record.headers()));
        } catch (WireFormatException | RuntimeException e) {
            return null;
        }
    }

    @Override
    public TypeInformation<FrameRead> getProducedType() {
        return TypeInformation.of(FrameRead.class);
    }
}
