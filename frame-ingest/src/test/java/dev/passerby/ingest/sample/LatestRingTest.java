package dev.passerby.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatestRingTest {

    @Test
    void whatWasOfferedComesOutInOrder() throws Exception {
        LatestRing<Integer> ring = new LatestRing<>(3);
        ring.offer(1);
        ring.offer(2);
        assertThat(ring.take()).contains(1);
        assertThat(ring.take()).contains(2);
    }

    @Test
    void aFullRingGivesUpItsOldest() throws Exception {
        LatestRing<Integer> ring = new LatestRing<>(2);
        assertThat(ring.offer(1)).isEmpty();
        assertThat(ring.offer(2)).isEmpty();
        assertThat(ring.offer(3)).contains(1);
        assertThat(ring.take()).contains(2);
    }

    @Test
    void closingReturnsWhatIsLeftAndRefusesTheRest() throws Exception {
        LatestRing<Integer> ring = new LatestRing<>(2);
        ring.offer(1);
        assertThat(ring.close()).containsExactly(1);
        assertThat(ring.offer(2)).contains(2);
        assertThat(ring.take()).isEmpty();
        assertThat(ring.close()).isEmpty();
    }

    @Test
    void closingEndsAWaitingTaker() throws Exception {
        LatestRing<Integer> ring = new LatestRing<>(2);
        CompletableFuture<Optional<Integer>> taken = CompletableFuture.supplyAsync(() -> takeFrom(ring));
        ring.close();
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void everyItemIsEitherTakenOrGivenBackOnceUnderLoad() throws Exception {
        LatestRing<Integer> ring = new LatestRing<>(4);
        CompletableFuture<List<Integer>> taker = CompletableFuture.supplyAsync(() -> {
            List<Integer> all = new ArrayList<>();
            for (Optional<Integer> next = takeFrom(ring); next.isPresent(); next = takeFrom(ring)) {
                all.add(next.get());
            }
            return all;
        });
        List<Integer> back = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            ring.offer(i).ifPresent(back::add);
        }
        back.addAll(ring.close());
        List<Integer> taken = taker.get(30, TimeUnit.SECONDS);
        assertThat(taken).isSorted();
        back.addAll(taken);
        assertThat(back).hasSize(20_000).doesNotHaveDuplicates();
    }

    private static Optional<Integer> takeFrom(LatestRing<Integer> ring) {
        try {
            return ring.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
