package dev.passerby.ingest.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.publish.TallyPublisher;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.SeqRun;
import dev.passerby.wire.tally.SeqRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FrameTalliesTest {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private Instant now = NOON;
    private final FrameTallies tallies = new FrameTallies("yard-2", new SetClock());
    private final List<FramePublisher.Settlement> broker = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final FramePublisher frames = new CountedFrames(new HeldFrames(), tallies);

    @Test
    void whatTheBrokerAcknowledgedAndWhatWasGivenUpIsToldWithItsNumber() {
        send("door", 7, 0, 1, 2);
        broker.get(0).acknowledged();
        broker.get(1).dropped(DropReason.BROKER_AWAY);
        broker.get(2).acknowledged();

        assertThat(tallies.untold()).singleElement().satisfies(tally -> {
            assertThat(tally.by()).isEqualTo("yard-2");
            assertThat(tally.at()).isEqualTo(NOON);
            assertThat(tally.frames().runs()).containsExactly(new SeqRun(0, 0), new SeqRun(2, 2));
            assertThat(tally.counts()).isEqualTo(Map.of("acked", 2L, "broker-away", 1L));
        });
        assertThat(heard).containsExactly("acked", "broker-away", "acked");
    }

    @Test
    void whatDidNotChangeIsNotToldAgain() {
        send("door", 7, 0);
        broker.get(0).acknowledged();

        assertThat(tallies.untold()).hasSize(1);
        assertThat(tallies.untold()).isEmpty();
    }

    @Test
    void aTallyThatCouldNotBeToldIsToldAgainAsItIsThen() {
        send("door", 7, 0, 1);
        broker.get(0).acknowledged();
        FrameTally lost = tallies.untold().get(0);
        broker.get(1).acknowledged();
        tallies.untold();
        tallies.notTold(lost);

        assertThat(tallies.untold()).singleElement().satisfies(tally -> assertThat(tally.frames())
                .isEqualTo(SeqRuns.of(0, 1)));
    }

    @Test
    void aConnectionThatIsOverIsForgottenOnceItIsToldToTheEnd() {
        send("door", 7, 0, 1);
        broker.get(0).acknowledged();
        send("door", 8, 0);
        assertThat(tallies.untold()).hasSize(1);
        broker.get(1).acknowledged();

        FrameTally whole = tallies.untold().get(0);
        assertThat(whole.frames()).isEqualTo(SeqRuns.of(0, 1));
        tallies.notTold(whole);
        assertThat(tallies.untold()).as("it could not be told").containsExactly(whole);

        now = NOON.plusSeconds(61);
        assertThat(tallies.untold()).isEmpty();
        tallies.notTold(whole);
        assertThat(tallies.untold()).as("forgotten").isEmpty();
    }

    @Test
    void theLastWordIsToldWhenItIsClosed() {
        List<FrameTally> told = new ArrayList<>();
        TellTallies telling = new TellTallies(tallies, new NotedTallies(told));
        telling.start(Duration.ofHours(1));
        send("door", 7, 0);
        broker.get(0).acknowledged();
        telling.close();

        assertThat(told).singleElement().satisfies(tally -> assertThat(tally.frames())
                .isEqualTo(SeqRuns.of(0, 0)));
    }

    private void send(String camera, long epoch, long... seqs) {
        for (long seq : seqs) {
            frames.publish(new Frame(camera, epoch, seq, 0, 1, 1, true, new byte[0]), new FramePublisher.Settlement() {
                @Override
                public void acknowledged() {
                    heard.add("acked");
                }

                @Override
                public void dropped(DropReason reason) {
                    heard.add(reason.text());
                }
            });
        }
    }

    /** A publisher whose frames are settled by the test. */
    private final class HeldFrames implements FramePublisher {
        @Override
        public void publish(Frame frame, Settlement settlement) {
            broker.add(settlement);
        }

        @Override
        public void close() {}
    }

    private final class SetClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record NotedTallies(List<FrameTally> told) implements TallyPublisher {
        @Override
        public void tell(FrameTally tally, Consumer<FrameTally> failed) {
            told.add(tally);
        }

        @Override
        public void close() {}
    }
}
