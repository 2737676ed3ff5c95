package dev.passerby.pipeline.kafka;

import dev.passerby.pipeline.frames.FrameRead;
import dev.passerby.pipeline.gallery.GalleryNow;
import dev.passerby.pipeline.kafka.delivery.EventSink;
import dev.passerby.pipeline.kafka.delivery.Outgoing;
import dev.passerby.pipeline.kafka.sightings.SightingsSink;
import dev.passerby.pipeline.settings.KafkaSettings;
import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.tally.FrameTally;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The job's two sources and its sinks on Kafka, as its settings want them. */
public final class KafkaEnds {

    /** Frames taken from the broker at once; at 200 KB each, what a subtask holds is bounded by tens of megabytes. */
    private static final String FRAMES_PER_POLL = "50";

    private final KafkaSettings settings;

    public KafkaEnds(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * The frames topic. A first start begins with the frames that are still worth looking at, because an old one says
     * nobody's whereabouts; a later one goes on where the group was, unless a checkpoint knows better.
     *
     * @param maxAge how long after its capture a frame is worth looking at
     */
    public KafkaSource<FrameRead> frames(Duration maxAge) {
        return KafkaSource.<FrameRead>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setTopics(settings.topics().frames())
                .setGroupId(settings.groupId())
                .setStartingOffsets(new CommittedElseRecent(System.currentTimeMillis() - maxAge.toMillis()))
                .setDeserializer(new ReadFrame(Clock.systemUTC()))
                .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, FRAMES_PER_POLL)
                .build();
    }

    /** The gallery topic, read from its beginning at every start. */
    public GallerySource gallery() {
        return new GallerySource(settings.bootstrapServers(), settings.topics().gallery());
    }

    /** The gallery topic, read once when asked, for a task that has frames before it has the gallery. */
    public GalleryNow galleryNow() {
        return new ReadGallery(settings.bootstrapServers(), settings.topics().gallery());
    }

    /** The events topic, as often as the settings say; a lost transaction's events are written again. */
    public EventSink<RecognitionEvent> events() {
        return new EventSink<>(
                Outgoing.of(settings), new WriteEvent(settings.topics().events()));
    }

    /** Entries of the gallery that the job's memory was asked to add to; at least once, because an answer may come twice. */
    public KafkaSink<GalleryEntry> galleryAnswers() {
        return KafkaSink.<GalleryEntry>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setRecordSerializer(new WriteGalleryEntry(settings.topics().gallery()))
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    /** Notes about unreadable records; at least once whatever the events' delivery, because a note may come twice. */
    public KafkaSink<DeadLetter> deadLetters() {
        return KafkaSink.<DeadLetter>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setRecordSerializer(new WriteDeadLetter(settings.topics().deadLetters()))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    /** What the job counted; at least once whatever the events' delivery, because a tally may come twice. */
    public KafkaSink<FrameTally> frameCounts() {
        return KafkaSink.<FrameTally>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setRecordSerializer(new WriteFrameTally(settings.topics().frameCounts()))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    /** What was seen in each frame; at most once, and never waited for, because it is only for looking. */
    public SightingsSink sightings() {
        return new SightingsSink(settings.bootstrapServers(), settings.topics().sightings());
    }
}
