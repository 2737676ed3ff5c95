package dev.passerby.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Lease lease = new Lease(Duration.ofSeconds(4), nanos::get);

    @Test
    void itRunsOutUnlessItIsRenewed() {
        after(3);
        assertThat(lease.holds()).isTrue();
        lease.renew();
        after(3);
        assertThat(lease.holds()).isTrue();
        after(1);
        assertThat(lease.holds()).isFalse();
        lease.renew();
        assertThat(lease.holds()).isTrue();
    }

    private void after(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
