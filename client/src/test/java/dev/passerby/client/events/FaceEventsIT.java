package dev.passerby.client.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.client.BrokerException;
import dev.passerby.client.TestBroker;
import dev.passerby.client.TestEvents;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.PasserbyEvent;
import dev.passerby.wire.event.RecognitionEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceEventsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static TestBroker broker;

    /** Every test has its own cameras, for they share the topic. */
    private static final AtomicInteger CAMERAS = new AtomicInteger();

    private final String camera = "door" + CAMERAS.incrementAndGet();
    private final BlockingQueue<PasserbyEvent> told = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.startWithTopics(directory);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void tells_what_is_wanted_in_order_as_what_it_is() throws Exception {
        try (FaceEvents events =
                subscribe(Subscription.fromNow().atCameras(camera).ofPeople("Ada"))) {
            assertThat(events.awaitBeginning(PATIENCE)).isTrue();
            broker.publish(TestEvents.visits(camera, 0, 1, "Bo"));
            broker.publish(TestEvents.visits("elsewhere", 0, 1, "Ada"));
            broker.publish(TestEvents.visits(camera, 1, 3, "Ada"));

            assertThat(told(4))
                    .isEqualTo(TestEvents.visits(camera, 1, 3, "Ada").stream()
                            .filter(event -> !event.type().equals("face.track.new"))
                            .map(CloudEvent::id)
                            .toList());
        }
    }

    @Test
    void begins_at_the_beginning_or_at_a_time() throws Exception {
        broker.publish(TestEvents.visits(camera, 0, 2, "Ada"));
        Instant between = afterNow();
        broker.publish(TestEvents.visits(camera, 2, 3, "Ada"));

        try (FaceEvents all = subscribe(Subscription.fromBeginning().atCameras(camera))) {
            assertThat(told(9)).isEqualTo(ids(TestEvents.visits(camera, 0, 3, "Ada")));
        }
        try (FaceEvents late = subscribe(Subscription.since(between).atCameras(camera))) {
            assertThat(told(3)).isEqualTo(ids(TestEvents.visits(camera, 2, 3, "Ada")));
        }
    }

    @Test
    void a_name_goes_on_where_it_stopped() throws Exception {
        Subscription named = Subscription.named("named-" + camera).atCameras(camera);
        broker.publish(TestEvents.visits(camera, 0, 1, "Ada"));
        try (FaceEvents events = subscribe(named)) {
            assertThat(events.awaitBeginning(PATIENCE)).isTrue();
            broker.publish(TestEvents.visits(camera, 1, 2, "Ada"));
            assertThat(told(3)).isEqualTo(ids(TestEvents.visits(camera, 1, 2, "Ada")));
        }
        broker.publish(TestEvents.visits(camera, 2, 4, "Ada"));
        try (FaceEvents events = subscribe(named)) {
            assertThat(told(6)).isEqualTo(ids(TestEvents.visits(camera, 2, 4, "Ada")));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void what_a_handler_did_not_finish_is_not_done() throws Exception {
        Subscription named = Subscription.named("unfinished-" + camera)
                .startingAt(new Start.Beginning())
                .atCameras(camera);
        broker.publish(TestEvents.visits(camera, 0, 2, "Ada"));
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        FaceEvents first = FaceEvents.subscribe(broker.bootstrapServers(), named, event -> {
            if (id(event).endsWith("-1-0/1")) {
                stuck.countDown();
                never.await();
            }
            told.add(event);
        });
        assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
        first.close();
        assertThat(told(3)).isEqualTo(ids(TestEvents.visits(camera, 0, 1, "Ada")));

        try (FaceEvents second = subscribe(named)) {
            assertThat(told(3)).isEqualTo(ids(TestEvents.visits(camera, 1, 2, "Ada")));
        }
    }

    @Test
    void a_handler_that_throws_is_given_the_same_event_again_and_those_behind_wait() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        broker.publish(TestEvents.visits(camera, 0, 2, "Ada"));
        try (FaceEvents events = FaceEvents.subscribe(
                broker.bootstrapServers(), Subscription.fromBeginning().atCameras(camera), event -> {
                    if (id(event).endsWith("-0-0/2") && tries.incrementAndGet() < 4) {
                        throw new IllegalStateException("not yet");
                    }
                    told.add(event);
                })) {
            assertThat(told(6)).isEqualTo(ids(TestEvents.visits(camera, 0, 2, "Ada")));
        }
        assertThat(tries).hasValue(4);
    }

    @Test
    void a_repeated_event_is_told_once() throws Exception {
        broker.publish(TestEvents.visits(camera, 0, 2, "Ada"));
        broker.publish(TestEvents.visits(camera, 0, 2, "Ada"));
        broker.publish(TestEvents.visits(camera, 2, 3, "Ada"));
        try (FaceEvents events = subscribe(Subscription.fromBeginning().atCameras(camera))) {
            assertThat(told(9)).isEqualTo(ids(TestEvents.visits(camera, 0, 3, "Ada")));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void what_was_never_committed_is_not_told() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "undecided"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (CloudEvent event : TestEvents.visits(camera, 0, 1, "Ada")) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                        Topics.STANDARD.events(), camera.getBytes(StandardCharsets.UTF_8), event.value());
                event.headers().forEach((name, value) -> record.headers().add(name, value));
                producer.send(record).get();
            }
            producer.abortTransaction();
        }
        broker.publish(TestEvents.visits(camera, 1, 2, "Ada"));
        try (FaceEvents events = subscribe(Subscription.fromBeginning().atCameras(camera))) {
            assertThat(told(3)).isEqualTo(ids(TestEvents.visits(camera, 1, 2, "Ada")));
        }
    }

    @Test
    void what_is_no_event_is_passed_over() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.STANDARD.events(), camera.getBytes(StandardCharsets.UTF_8), new byte[] {1, 2}))
                    .get();
        }
        broker.publish(List.of(TestEvents.camera(camera, CameraState.OFFLINE)));
        try (FaceEvents events = subscribe(Subscription.fromBeginning().atCameras(camera))) {
            assertThat(told(1)).hasSize(1);
        }
    }

    @Test
    void programs_that_share_a_name_share_the_events_and_take_over_from_each_other() throws Exception {
        Subscription named =
                Subscription.named("shared-" + camera).atCameras(Set.of(camera, camera + "b", camera + "c"));
        FaceEvents one = subscribe(named);
        assertThat(one.awaitBeginning(PATIENCE)).isTrue();
        try (FaceEvents other = subscribe(named)) {
            assertThat(other.awaitBeginning(PATIENCE)).isTrue();
            List<CloudEvent> published = new ArrayList<>();
            for (int visit = 0; visit < 20; visit++) {
                for (String each : List.of(camera, camera + "b", camera + "c")) {
                    published.addAll(TestEvents.visits(each, visit, visit + 1, "Ada"));
                }
            }
            broker.publish(published.subList(0, 90));
            one.close();
            broker.publish(published.subList(90, 180));
            assertThat(Set.copyOf(toldAtLeast(180))).isEqualTo(Set.copyOf(ids(published)));
        }
    }

    @Test
    void a_broker_that_was_away_is_read_again() throws Exception {
        try (FaceEvents named =
                        subscribe(Subscription.named("patient-" + camera).atCameras(camera));
                FaceEvents unnamed = subscribe(Subscription.fromNow().atCameras(camera))) {
            assertThat(named.awaitBeginning(PATIENCE)).isTrue();
            assertThat(unnamed.awaitBeginning(PATIENCE)).isTrue();
            broker.publish(TestEvents.visits(camera, 0, 1, "Ada"));
            assertThat(told(6)).hasSize(6);

            broker.goAway();
            broker.comeBack();
            broker.publish(TestEvents.visits(camera, 1, 3, "Ada"));
            assertThat(told(12)).containsExactlyInAnyOrderElementsOf(twice(TestEvents.visits(camera, 1, 3, "Ada")));
        }
    }

    @Test
    void one_may_subscribe_before_there_is_a_broker_but_not_at_nonsense() throws Exception {
        FaceEvents waiting = FaceEvents.subscribe("127.0.0.1:1", Subscription.named("early"), told::add);
        assertThat(waiting.awaitBeginning(Duration.ofMillis(300))).isFalse();
        long before = System.nanoTime();
        waiting.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));

        assertThatThrownBy(() -> FaceEvents.subscribe("nonsense", Subscription.fromNow(), told::add))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("cannot subscribe at nonsense: ");
    }

    @Test
    void a_handler_may_close_its_own_subscription() throws Exception {
        AtomicBoolean again = new AtomicBoolean();
        broker.publish(TestEvents.visits(camera, 0, 1, "Ada"));
        BlockingQueue<FaceEvents> self = new LinkedBlockingQueue<>();
        CountDownLatch closed = new CountDownLatch(1);
        self.add(FaceEvents.subscribe(
                broker.bootstrapServers(), Subscription.fromBeginning().atCameras(camera), event -> {
                    again.set(closed.getCount() == 0);
                    self.take().close();
                    closed.countDown();
                }));
        assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(again).isFalse();
    }

    private FaceEvents subscribe(Subscription subscription) {
        return FaceEvents.subscribe(broker.bootstrapServers(), subscription, told::add);
    }

    private List<String> told(int number) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        while (ids.size() < number) {
            PasserbyEvent event = told.poll(60, TimeUnit.SECONDS);
            assertThat(event).as("event %d of %d", ids.size() + 1, number).isNotNull();
            ids.add(id(event));
        }
        return ids;
    }

    /** So many different ones; a few may come twice. */
    private List<String> toldAtLeast(int different) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        while (Set.copyOf(ids).size() < different) {
            ids.addAll(told(1));
        }
        return ids;
    }

    private static String id(PasserbyEvent event) {
        return event instanceof RecognitionEvent face
                ? face.id()
                : event.toCloudEvent().id();
    }

    private static List<String> ids(List<CloudEvent> events) {
        return events.stream().map(CloudEvent::id).toList();
    }

    private static List<String> twice(List<CloudEvent> events) {
        List<String> twice = new ArrayList<>(ids(events));
        twice.addAll(ids(events));
        return twice;
    }

    /** A moment after everything the broker has: times on the broker are whole milliseconds. */
    private static Instant afterNow() {
        Instant now = Instant.now();
        while (!Instant.now().isAfter(now.plusMillis(5))) {
            Thread.onSpinWait();
        }
        return Instant.now();
    }
}
