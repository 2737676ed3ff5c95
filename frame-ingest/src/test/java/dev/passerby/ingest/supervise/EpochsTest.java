package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochsTest {

    /** As large as a number of JSON may be before JavaScript rounds it. */
    private static final long JAVASCRIPT = 1L << 53;

    @Test
    void laterConnectionsAndLaterTakeoversHaveGreaterNumbers() {
        Epochs before = new Epochs(1_740_830_400);
        long first = before.next();
        long last = first;
        for (int i = 0; i < 10_000; i++) {
            long next = before.next();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
        assertThat(new Epochs(1_740_830_401).next()).isGreaterThan(last);
    }

    @Test
    void theyAreGreaterThanMillisecondsWereAndSmallEnoughForJavaScript() {
        assertThat(new Epochs(1_740_830_400).next()).isGreaterThan(4_000_000_000_000L);
        assertThat(new Epochs(9_000_000_000L).next()).isLessThan(JAVASCRIPT);
    }
}
