package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.StopSignal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenPermitsTest {

    private final OpenPermits permits = new OpenPermits(2);
    private final StopSignal stop = new StopSignal();

    @Test
    void camerasThatDidNotAnswerHoldHalfAndOneThatDidNeedNotWaitForThem() throws Exception {
        OpenPermits.Permit slow = permits.acquire(stop, true).orElseThrow();
        CompletableFuture<Boolean> second =
                CompletableFuture.supplyAsync(() -> permits.acquire(stop, true).isPresent());

        assertThat(permits.acquire(stop, false)).isPresent();
        assertThat(second).isNotDone();
        slow.close();
        assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPermitIsGivenBackOnce() {
        OpenPermits.Permit first = permits.acquire(stop, false).orElseThrow();
        first.close();
        first.close();
        assertThat(permits.acquire(stop, false)).isPresent();
        assertThat(permits.acquire(stop, false)).isPresent();

        stop.stop();
        assertThat(permits.acquire(stop, false)).isEmpty();
    }
}
