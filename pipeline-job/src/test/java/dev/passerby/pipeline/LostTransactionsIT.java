package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.fixture.ErrorLog;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.settings.InvalidSettingsException;
import dev.passerby.wire.Topics;
import dev.passerby.wire.frame.Frame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which an exactly-once event can be lost although nobody failed, each done to a real job and a real broker. */
@Timeout(180)
class LostTransactionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What a stranger before a door is: a new track, and an unknown. */
    private static final List<String> BOBS_EVENTS = List.of("door-1-0-0/0", "door-1-0-0/1");

    @TempDir
    private static Path brokerDirectory;

    private static TestBroker broker;

    @TempDir
    private Path directory;

    private Topics topics;
    private TestBroker.Reading subscriber;
    private final List<String> ids = new ArrayList<>();
    private final long began = System.currentTimeMillis();
    private long seq;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start(
                brokerDirectory,
                Map.of(
                        "transaction.max.timeout.ms", "60000",
                        "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void topicsOfItsOwn(TestInfo test) throws Exception {
        topics = broker.topicsOf(test);
        subscriber = broker.read(topics.events());
    }

    @AfterEach
    void unsubscribe() {
        subscriber.close();
    }

    @Test
    void events_of_a_transaction_that_timed_out_while_the_job_was_down_are_written_again_once() throws Exception {
        String savepoint;
        try (RunningJob job = running(Map.of())) {
            showUntilUnknown();
            savepoint = job.savepoint(directory);
            job.kill();
        }
        awaitNoTransaction();
        try (ErrorLog errors = ErrorLog.of("dev.passerby")) {
            try (RunningJob job = running(Map.of("checkpoints.restore-from", savepoint))) {
                awaitIds(BOBS_EVENTS.size());
                assertThat(errors.lines())
                        .anyMatch(line -> line.startsWith("the transaction " + topics.prefix())
                                && line.contains("of 2 events cannot be committed: ")
                                && line.contains("'events.transaction-timeout' PT30S"))
                        .anyMatch(
                                line -> line.contains("0 events were on the topic already, 2 have been written again"));
                showMore(5, job);
                job.checkpoint();
                assertThat(job.failure()).isNotDone();
            }
        }
        drain();
        assertThat(ids).isEqualTo(BOBS_EVENTS);
    }

    @Test
    void events_of_a_transaction_that_another_job_of_the_same_name_took_over_are_written_again_once() throws Exception {
        try (ErrorLog errors = ErrorLog.of("dev.passerby");
                RunningJob job = running(Map.of())) {
            showUntilUnknown();
            takeOver(open().get(0));
            job.checkpoint();
            awaitIds(BOBS_EVENTS.size());

            assertThat(errors.lines())
                    .anyMatch(line -> line.contains("of 2 events cannot be committed: ")
                            && line.contains("another job uses 'events.transactional-id-prefix' " + topics.prefix()))
                    .anyMatch(line -> line.contains("2 have been written again"));
            assertThat(job.failure()).isNotDone();
        }
        drain();
        assertThat(ids).isEqualTo(BOBS_EVENTS);
    }

    @Test
    void events_that_were_committed_after_all_are_not_written_again_though_their_transaction_is_gone()
            throws Exception {
        String savepoint;
        try (RunningJob job = running(Map.of())) {
            showUntilUnknown();
            List<String> transactions = open();
            savepoint = job.savepoint(directory);
            job.checkpoint();
            awaitIds(BOBS_EVENTS.size());
            job.kill();
            // As a run in between does, that began before this savepoint.
            transactions.forEach(LostTransactionsIT::takeOver);
        }
        try (ErrorLog errors = ErrorLog.of("dev.passerby")) {
            try (RunningJob job = running(Map.of("checkpoints.restore-from", savepoint))) {
                showMore(5, job);
                job.checkpoint();
                assertThat(errors.lines())
                        .anyMatch(
                                line -> line.contains("2 events were on the topic already, 0 have been written again"));
                assertThat(job.failure()).isNotDone();
            }
        }
        drain();
        assertThat(ids).isEqualTo(BOBS_EVENTS);
    }

    @Test
    void events_that_wait_to_be_committed_are_committed_by_a_job_that_is_at_least_once_from_now_on() throws Exception {
        String savepoint;
        try (RunningJob job = running(Map.of("events.transaction-timeout", "PT1M"))) {
            showUntilUnknown();
            savepoint = job.savepoint(directory);
            job.kill();
        }
        Map<String, String> atLeastOnce =
                Map.of("events.delivery", "at-least-once", "checkpoints.restore-from", savepoint);
        try (RunningJob job = running(atLeastOnce)) {
            awaitIds(BOBS_EVENTS.size());
            assertThat(job.failure()).isNotDone();
        }
        drain();
        assertThat(ids).isEqualTo(BOBS_EVENTS);
    }

    @Test
    void a_transaction_longer_than_the_broker_allows_is_refused_at_start_with_both_values() throws Exception {
        assertThatThrownBy(() -> running(Map.of("events.transaction-timeout", "PT10M")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("'events.transaction-timeout' must be at most the broker's 'transaction.max.timeout.ms',"
                        + " PT1M, got PT10M: lower the one, or raise the other");
    }

    private RunningJob running(Map<String, String> more) throws Exception {
        Map<String, String> settings = TestJob.settings(broker, topics, directory.resolve("checkpoints"));
        // Long enough that a checkpoint is taken when the test wants one.
        settings.put("checkpoints.interval", "PT29S");
        settings.put("events.delivery", "exactly-once");
        settings.put("events.transaction-timeout", "PT30S");
        settings.put("job.parallelism", "1");
        settings.put("tracking.quiet-period", "PT10M");
        settings.put("frames.max-age", "PT1H");
        settings.putAll(more);
        return TestJob.running(settings);
    }

    private void showMore(int frames, RunningJob job) throws Exception {
        for (int i = 0; i < frames; i++) {
            broker.send(topics, bob());
        }
        long deadline = deadline();
        while (job.outcomes().total().frames() < seq) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            drain();
        }
    }

    /** Until both of Bob's events are on the topic, committed or not. */
    private void showUntilUnknown() throws Exception {
        long deadline = deadline();
        try (TestBroker.Reading everything = broker.readUncommitted(topics.events())) {
            for (int there = 0;
                    there < BOBS_EVENTS.size();
                    there += everything.next().size()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                broker.send(topics, bob());
            }
        }
    }

    private Frame bob() {
        return Scene.with("Bob").frame("door", 1, seq, began + 200 * seq++);
    }

    private void awaitIds(int count) {
        long deadline = deadline();
        while (ids.size() < count) {
            assertThat(System.nanoTime()).as("ids read: " + ids).isLessThan(deadline);
            drain();
        }
    }

    private void drain() {
        subscriber.next().forEach(record -> ids.add(TestBroker.event(record).id()));
    }

    /** Until the broker has given up what is open. */
    private void awaitNoTransaction() throws Exception {
        long deadline = deadline();
        while (!open().isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            drain();
        }
    }

    private List<String> open() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listTransactions().all().get().stream()
                    .filter(listed -> listed.transactionalId().startsWith(topics.prefix() + "-events-0"))
                    .filter(listed -> listed.state() == TransactionState.ONGOING
                            || listed.state() == TransactionState.PREPARE_ABORT)
                    .map(listed -> listed.transactionalId())
                    .toList();
        }
    }

    private static void takeOver(String transactionalId) {
        try (KafkaProducer<byte[], byte[]> other = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", transactionalId),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            other.initTransactions();
        }
    }

    private static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }
}
