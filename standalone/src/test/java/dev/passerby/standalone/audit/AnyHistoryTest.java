package dev.passerby.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.SeqRuns;
import dev.passerby.wire.tally.Teller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Histories made up at random: frames given up, some of them on the topic nevertheless; frames doubled on the topic; an
 * ingest process killed before its last word; a job that falls back to its last checkpoint, or begins again without one;
 * retention. Whoever looks at any time finds that all adds up, and once a frame is kept from the job, that frame.
 */
class AnyHistoryTest {

    private static final int HISTORIES = 150;
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    @Test
    void all_adds_up_at_any_time_and_the_frame_that_the_job_never_saw_is_named() {
        int named = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            History undisturbed = new History(new Random(seed), -1);
            undisturbed.run();
            for (Finding finding : undisturbed.looks) {
                assertThat(finding.addsUp()).as("seed %d: %s", seed, finding).isTrue();
            }
            // Of a frame that ingest gave up, and that retention took, nobody can know.
            Finding last = undisturbed.looks.get(undisturbed.looks.size() - 1);
            List<Long> known = undisturbed.topic.stream()
                    .filter(last.acked().or(last.onTopic())::has)
                    .toList();
            long victim = known.get(new Random(seed).nextInt(known.size()));
            History robbed = new History(new Random(seed), victim);
            robbed.run();
            Finding end = robbed.looks.get(robbed.looks.size() - 1);
            assertThat(end.missing()).as("seed %d", seed).isEqualTo(SeqRuns.of(victim, victim));
            assertThat(end.firstFrame()).contains("door/7/" + victim);
            named++;
        }
        assertThat(named).isEqualTo(HISTORIES);
    }

    private static final class History {
        private final Random random;
        private final long victim;
        private final List<Finding> looks = new ArrayList<>();
        /** The topic's records in order; the place is the offset. */
        private final List<Long> topic = new ArrayList<>();

        private int oldest;
        private FrameTally ingest = FrameTally.none("door", 7, Teller.INGEST, "yard");
        private FrameTally ingestTold = ingest;
        private FrameTally job = FrameTally.none("door", 7, Teller.JOB, "run-0");
        private FrameTally jobTold = job;
        private FrameTally checkpoint = job;
        private final List<FrameTally> formerRuns = new ArrayList<>();
        private int position;
        private int committed;
        private int runs;

        History(Random random, long victim) {
            this.random = random;
            this.victim = victim;
        }

        void run() {
            int frames = 50 + random.nextInt(200);
            for (long seq = 0; seq < frames; seq++) {
                publish(seq);
                step();
            }
            // An ingest process that is killed never tells the rest.
            if (random.nextBoolean()) {
                ingestTold = ingest;
            }
            read(topic.size());
            jobTold = job;
            committed = position;
            look();
        }

        private void publish(long seq) {
            int dice = random.nextInt(20);
            if (dice == 0) {
                ingest = ingest.givenUp(seq, "broker-away", NOON);
                return;
            }
            topic.add(seq);
            if (dice == 1) {
                // It is there, but its acknowledgement was lost.
                ingest = ingest.givenUp(seq, "broker-away", NOON);
            } else {
                ingest = ingest.and(seq, FrameTally.ACKED, NOON);
            }
            if (dice == 2) {
                topic.add(seq);
            }
        }

        private void step() {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> read(Math.min(topic.size(), position + random.nextInt(10)));
                case 3 -> takeCheckpoint();
                case 4 -> ingestTold = ingest;
                case 5 -> look();
                case 6 -> restart();
                // Retention takes what was read and is part of a checkpoint.
                default -> oldest = Math.max(oldest, committed - random.nextInt(20));
            }
        }

        private void read(int until) {
            while (position < until) {
                long seq = topic.get(position++);
                if (seq != victim) {
                    job = job.and(seq, random.nextBoolean() ? "faces" : "dropped-stale", NOON);
                } else {
                    random.nextBoolean();
                }
            }
        }

        private void takeCheckpoint() {
            jobTold = job;
            if (random.nextInt(4) > 0) {
                checkpoint = job;
                committed = position;
            }
        }

        private void restart() {
            position = committed;
            if (random.nextInt(4) > 0) {
                job = checkpoint;
            } else {
                // Its state is lost, not what it told; it goes on from the committed offset.
                formerRuns.add(jobTold);
                job = FrameTally.none("door", 7, Teller.JOB, "run-" + ++runs);
                jobTold = job;
                checkpoint = job;
            }
        }

        private void look() {
            List<FrameTally> tallies = new ArrayList<>(formerRuns);
            tallies.add(ingestTold);
            tallies.add(jobTold);
            SeqRuns onTopic = SeqRuns.NONE;
            SeqRuns unread = SeqRuns.NONE;
            for (int offset = oldest; offset < topic.size(); offset++) {
                onTopic = onTopic.with(topic.get(offset));
                if (offset >= committed) {
                    unread = unread.with(topic.get(offset));
                }
            }
            looks.add(new Evidence("door", 7, tallies, onTopic, unread).compare());
        }
    }
}
