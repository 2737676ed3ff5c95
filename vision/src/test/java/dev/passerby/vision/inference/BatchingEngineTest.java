package dev.passerby.vision.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchingEngineTest {

    private static final List<Integer> BUCKETS = List.of(1, 2, 4);

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stopCallers() throws InterruptedException {
        callers.shutdownNow();
        assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Work that doubles numbers, notes its batches, and can be held up until the test lets it go. */
    private static final class Doubling implements BatchFunction<Integer, Integer> {

        final List<List<Integer>> batches = new ArrayList<>();
        final List<Integer> buckets = new ArrayList<>();
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        static Doubling free() {
            Doubling doubling = new Doubling();
            doubling.go.countDown();
            return doubling;
        }

        @Override
        public List<Integer> apply(List<Integer> items, int bucket) {
            begun.countDown();
            await(go);
            synchronized (this) {
                batches.add(List.copyOf(items));
                buckets.add(bucket);
            }
            return items.stream().map(BatchingEngineTest::doubled).toList();
        }
    }

    private static int doubled(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("no negative numbers");
        }
        return 2 * number;
    }

    @Test
    void a_single_caller_does_not_wait_for_others() {
        try (var engine = engine(Duration.ofDays(1), 8, Doubling.free())) {
            assertThat(engine.run(21)).isEqualTo(42);
            assertThat(engine.runAll(List.of(1, 2, 3))).containsExactly(2, 4, 6);
        }
    }

    @Test
    void items_that_gather_while_a_batch_runs_make_the_next_ones() throws Exception {
        Doubling work = new Doubling();
        try (var engine = engine(Duration.ZERO, 8, work)) {
            List<Future<Integer>> results = new ArrayList<>();
            results.add(callers.submit(() -> engine.run(0)));
            await(work.begun);
            for (int i = 1; i <= 7; i++) {
                int item = i;
                results.add(callers.submit(() -> engine.run(item)));
            }
            awaitWaiting(engine, 7);
            work.go.countDown();
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(2 * i);
            }
            assertThat(work.batches.stream().map(List::size)).containsExactly(1, 4, 3);
            assertThat(work.buckets).containsExactly(1, 4, 4);
            assertThat(engine.batchSizes()).containsOnlyKeys(1, 3, 4).containsEntry(4, 1L);
        }
    }

    @Test
    void several_callers_are_held_back_until_their_batch_is_full() throws Exception {
        Doubling work = new Doubling();
        try (var engine = engine(Duration.ofDays(1), 8, work)) {
            Future<Integer> first = callers.submit(() -> engine.run(0));
            await(work.begun);
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                int item = i;
                results.add(callers.submit(() -> engine.run(item)));
            }
            awaitWaiting(engine, 2);
            work.go.countDown();
            assertThat(first.get()).isZero();
            // Two of two callers wait for a day now, unless a third and a fourth come.
            assertThat(results).noneMatch(Future::isDone);
            for (int i = 3; i <= 4; i++) {
                int item = i;
                results.add(callers.submit(() -> engine.run(item)));
            }
            for (Future<Integer> result : results) {
                result.get();
            }
            assertThat(engine.batchSizes()).containsOnlyKeys(1, 4);
        }
    }

    @Test
    void patience_ends() throws Exception {
        Doubling work = new Doubling();
        try (var engine = engine(Duration.ofMillis(1), 8, work)) {
            Future<Integer> first = callers.submit(() -> engine.run(0));
            await(work.begun);
            Future<Integer> second = callers.submit(() -> engine.run(1));
            Future<Integer> third = callers.submit(() -> engine.run(2));
            awaitWaiting(engine, 2);
            work.go.countDown();
            assertThat(List.of(first.get(), second.get(), third.get())).containsExactly(0, 2, 4);
        }
    }

    @Test
    void a_failure_reaches_its_owner_and_no_other() throws Exception {
        Doubling work = new Doubling();
        try (var engine = engine(Duration.ZERO, 8, work)) {
            Future<Integer> first = callers.submit(() -> engine.run(0));
            await(work.begun);
            Future<Integer> good = callers.submit(() -> engine.run(5));
            Future<Integer> bad = callers.submit(() -> engine.run(-1));
            awaitWaiting(engine, 2);
            work.go.countDown();
            assertThat(first.get()).isZero();
            assertThat(good.get()).isEqualTo(10);
            assertThatThrownBy(bad::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(InferenceException.class)
                    .hasMessageContaining("no negative numbers");
            assertThat(engine.run(3)).as("the worker lives on").isEqualTo(6);
        }
    }

    @Test
    void an_error_of_the_machine_reaches_the_caller_too() {
        BatchFunction<Integer, Integer> broken = (items, bucket) -> {
            throw new UnsatisfiedLinkError("no library");
        };
        try (var engine = new BatchingEngine<>("doubling", settings(Duration.ZERO, 8), broken)) {
            assertThatThrownBy(() -> engine.run(1))
                    .isInstanceOf(InferenceException.class)
                    .hasMessageContaining("no library");
        }
    }

    @Test
    void work_that_gives_too_few_results_is_a_failure() {
        BatchFunction<Integer, Integer> lossy = (items, bucket) -> List.of();
        try (var engine = new BatchingEngine<>("doubling", settings(Duration.ZERO, 8), lossy)) {
            assertThatThrownBy(() -> engine.run(1)).hasMessageContaining("1 items gave 0 results");
        }
    }

    @Test
    void a_caller_beyond_the_capacity_waits_outside() throws Exception {
        Doubling work = new Doubling();
        try (var engine = engine(Duration.ZERO, 2, work)) {
            Future<Integer> first = callers.submit(() -> engine.run(0));
            await(work.begun);
            // Five items, room for two: the caller cannot have handed in the third before the worker takes some.
            Future<List<Integer>> many = callers.submit(() -> engine.runAll(List.of(1, 2, 3, 4, 5)));
            awaitWaiting(engine, 2);
            assertThat(engine.waiting()).isEqualTo(2);
            work.go.countDown();
            assertThat(first.get()).isZero();
            assertThat(many.get()).containsExactly(2, 4, 6, 8, 10);
            assertThat(engine.batchSizes().lastKey()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void closing_fails_those_who_wait_and_lets_the_batch_under_way_finish() throws Exception {
        Doubling work = new Doubling();
        BatchingEngine<Integer, Integer> engine = engine(Duration.ZERO, 8, work);
        Future<Integer> running = callers.submit(() -> engine.run(0));
        await(work.begun);
        Future<Integer> waiting = callers.submit(() -> engine.run(1));
        awaitWaiting(engine, 1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(engine::close, callers);
        assertThatThrownBy(waiting::get)
                .cause()
                .isInstanceOf(InferenceException.class)
                .hasMessage("cannot run doubling: it is closed");
        assertThat(closing).isNotDone();
        work.go.countDown();
        assertThat(running.get()).isZero();
        closing.get();
        assertThatThrownBy(() -> engine.run(2)).hasMessage("cannot run doubling: it is closed");
    }

    @Test
    void an_interrupted_caller_leaves_and_its_item_is_not_worked_on() throws Exception {
        Doubling work = new Doubling();
        try (var engine = engine(Duration.ZERO, 8, work)) {
            Future<Integer> running = callers.submit(() -> engine.run(0));
            await(work.begun);
            CompletableFuture<Throwable> seen = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    engine.run(7);
                } catch (InferenceException e) {
                    seen.complete(e);
                }
            });
            caller.start();
            awaitWaiting(engine, 1);
            caller.interrupt();
            assertThat(seen.get()).hasMessage("interrupted while waiting for doubling");
            caller.join();
            work.go.countDown();
            assertThat(running.get()).isZero();
            assertThat(engine.run(1)).isEqualTo(2);
            assertThat(work.batches).doesNotContain(List.of(7));
        }
    }

    @Test
    void many_callers_each_get_their_own_results() throws Exception {
        BatchingSettings settings = new BatchingSettings(List.of(1, 2, 4, 8), Duration.ofNanos(1000), 3, 16);
        try (var engine = new BatchingEngine<>("doubling", settings, Doubling.free())) {
            List<Future<Boolean>> right = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                int base = 1000 * caller;
                right.add(callers.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        if (!engine.runAll(List.of(base + i, base + i + 1))
                                .equals(List.of(2 * (base + i), 2 * (base + i + 1)))) {
                            return false;
                        }
                    }
                    return true;
                }));
            }
            for (Future<Boolean> caller : right) {
                assertThat(caller.get()).isTrue();
            }
            long items = engine.batchSizes().entrySet().stream()
                    .mapToLong(entry -> entry.getKey() * entry.getValue())
                    .sum();
            assertThat(items).isEqualTo(16 * 200 * 2);
        }
    }

    private static BatchingEngine<Integer, Integer> engine(Duration patience, int capacity, Doubling work) {
        return new BatchingEngine<>("doubling", settings(patience, capacity), work);
    }

    private static BatchingSettings settings(Duration patience, int capacity) {
        return new BatchingSettings(BUCKETS, patience, 1, capacity);
    }

    private static void awaitWaiting(BatchingEngine<?, ?> engine, int count) {
        while (engine.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
