package dev.passerby.bridges.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DeliveryTest {

    private static final Backoff AT_ONCE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));

    private final Logger logger = (Logger) LoggerFactory.getLogger(Delivery.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Delivery delivery = new Delivery("the bell", AT_ONCE);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    @Test
    void waitsDoubleUpToALimitAndARandomPartLess() {
        Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));
        assertThat(List.of(1, 2, 3, 8, 9, 1_000_000))
                .extracting(failures -> backoff.after(failures, 1).toMillis())
                .containsExactly(250L, 500L, 1_000L, 30_000L, 30_000L, 30_000L);
        assertThat(backoff.after(3, 0)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void anAbsenceIsSaidOnceAndItsEndOnce() throws Exception {
        failing(5);
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).isEqualTo("the bell is away, events wait until it is back: no answer");
        assertThat(lines().get(1)).isEqualTo("the bell is back after 0 s");
    }

    @Test
    void aFailureBetweenSuccessesIsNoAbsence() throws Exception {
        for (int event = 0; event < 10; event++) {
            failing(2);
        }
        assertThat(lines()).isEmpty();
    }

    @Test
    void whatItAsksToWaitIsWaited() throws Exception {
        int[] tries = {0};
        long before = System.nanoTime();
        delivery.untilDone(() -> {
            if (tries[0]++ == 0) {
                throw new NotDelivered("busy", Duration.ofMillis(120));
            }
        });
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void closedItTriesNoMore() {
        delivery.close();
        assertThatThrownBy(() -> failing(1)).isInstanceOf(InterruptedException.class);
    }

    private void failing(int times) throws InterruptedException {
        int[] left = {times};
        delivery.untilDone(() -> {
            if (left[0]-- > 0) {
                throw new NotDelivered("no answer");
            }
        });
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
