package dev.passerby.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HandoverTest {

    @Test
    void everything_put_is_taken_in_its_order_though_the_queue_is_short() throws Exception {
        Handover<Integer> handover = new Handover<>(3);
        int all = 10_000;
        Thread putting = new Thread(() -> {
            try {
                for (int i = 0; i < all; i++) {
                    handover.put(i);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        putting.start();

        List<Integer> taken = new ArrayList<>();
        while (taken.size() < all) {
            handover.available().get(10, TimeUnit.SECONDS);
            Integer next = handover.poll();
            if (next != null) {
                taken.add(next);
            }
        }
        putting.join();

        assertThat(taken).isSorted().hasSize(all).doesNotHaveDuplicates();
    }

    @Test
    void who_found_it_empty_is_told_when_there_is_something() throws Exception {
        Handover<String> handover = new Handover<>(3);
        assertThat(handover.poll()).isNull();
        CompletableFuture<Void> available = handover.available();
        assertThat(available).isNotDone();

        handover.put("a");
        assertThat(available).isDone();
        assertThat(handover.poll()).isEqualTo("a");
        assertThat(handover.poll()).isNull();
        assertThat(handover.available()).isNotDone();
    }

    @Test
    void a_failure_comes_after_what_was_put_before_it() throws Exception {
        Handover<String> handover = new Handover<>(3);
        handover.put("a");
        handover.fail(new IOException("the broker is gone"));

        assertThat(handover.poll()).isEqualTo("a");
        assertThat(handover.available()).isDone();
        assertThatThrownBy(handover::poll).hasMessage("the broker is gone");
    }

    @Test
    void closing_frees_a_thread_that_waits_for_room() throws Exception {
        Handover<String> handover = new Handover<>(1);
        handover.put("a");
        CompletableFuture<Void> putting = CompletableFuture.runAsync(() -> {
            try {
                handover.put("b");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        handover.close();

        assertThat(putting).succeedsWithin(10, TimeUnit.SECONDS);
    }
}
