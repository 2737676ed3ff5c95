package dev.passerby.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.SeqRun;
import dev.passerby.wire.tally.SeqRuns;
import dev.passerby.wire.tally.Teller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final SeqRuns NONE = SeqRuns.NONE;

    @Test
    void frames_that_were_all_counted_add_up() {
        Finding finding = evidence(NONE, NONE, acked(0, 99), job("a", 0, 99)).compare();

        assertThat(finding.addsUp()).isTrue();
        assertThat(finding.firstFrame()).isEmpty();
        assertThat(finding.reason()).isEmpty();
        assertThat(finding.outcomes()).isEqualTo(Map.of("faces", 100L));
    }

    @Test
    void a_frame_that_the_job_has_not_come_to_waits_however_old_it_is() {
        Finding finding = evidence(SeqRuns.of(50, 99), SeqRuns.of(90, 99), acked(0, 95), job("a", 0, 89))
                .compare();

        assertThat(finding.addsUp()).isTrue();
        assertThat(finding.waiting()).isEqualTo(10);
    }

    @Test
    void a_frame_that_the_job_passed_over_is_named_with_what_each_side_says() {
        FrameTally job = job("a", 0, 56).and(58, "faces", NOON);
        Finding finding = evidence(SeqRuns.of(50, 60), SeqRuns.of(59, 60), acked(0, 58), job)
                .compare();

        assertThat(finding.addsUp()).isFalse();
        assertThat(finding.missing()).isEqualTo(SeqRuns.of(57, 57));
        assertThat(finding.waiting()).isEqualTo(2);
        assertThat(finding.firstFrame()).contains("door/7/57");
        assertThat(finding.reason())
                .contains("ingest: acknowledged by the broker; topic: holds it, before the job's committed offset; job:"
                        + " counted 0-56, 58, not it");
    }

    @Test
    void a_frame_that_retention_took_before_the_job_read_it_is_missing() {
        Finding finding = evidence(SeqRuns.of(80, 99), SeqRuns.of(80, 99), acked(0, 99), job("a", 0, 69))
                .compare();

        assertThat(finding.missing()).isEqualTo(SeqRuns.of(70, 79));
        assertThat(finding.waiting()).isEqualTo(20);
        assertThat(finding.firstFrame()).contains("door/7/70");
        assertThat(finding.reason()).get().asString().contains("topic: holds it no more");
    }

    @Test
    void a_connection_of_which_the_job_never_heard_is_missing_from_its_first_frame_on() {
        Finding finding = evidence(NONE, NONE, acked(0, 4)).compare();

        assertThat(finding.firstFrame()).contains("door/7/0");
        assertThat(finding.reason()).get().asString().endsWith("job: counted no frame of this connection");
    }

    @Test
    void the_topic_stands_in_for_an_ingest_process_that_died_before_it_could_tell() {
        Finding finding =
                evidence(SeqRuns.of(0, 20), NONE, acked(0, 9), job("a", 0, 19)).compare();

        assertThat(finding.firstFrame()).contains("door/7/20");
        assertThat(finding.reason()).get().asString().startsWith("ingest: says nothing of it");
    }

    @Test
    void a_frame_that_ingest_gave_up_may_be_counted_or_not() {
        FrameTally ingest = acked(0, 4).givenUp(5, "broker-away", NOON).givenUp(6, "broker-away", NOON);
        Finding finding = evidence(NONE, NONE, ingest, job("a", 0, 5)).compare();

        assertThat(finding.addsUp()).isTrue();
        assertThat(finding.givenUp()).isEqualTo(Map.of("broker-away", 2L));
    }

    @Test
    void what_ingest_did_not_say_cannot_be_missing() {
        assertThat(evidence(NONE, NONE, job("a", 0, 99)).compare().addsUp()).isTrue();
    }

    @Test
    void runs_of_the_job_add_to_each_other() {
        Finding finding = evidence(NONE, NONE, acked(0, 99), job("a", 0, 59), job("b", 50, 98))
                .compare();

        assertThat(finding.missing()).isEqualTo(SeqRuns.of(99, 99));
        assertThat(finding.counted()).isEqualTo(SeqRuns.of(0, 98));
    }

    @Test
    void a_tally_that_has_not_one_outcome_for_each_frame_does_not_add_up() {
        FrameTally job = job("a", 0, 9);
        FrameTally tampered =
                new FrameTally("door", 7, Teller.JOB, "a", NOON, 10, job.frames(), Map.of("faces", 9L), 0);
        Finding finding = evidence(NONE, NONE, acked(0, 9), tampered).compare();

        assertThat(finding.addsUp()).isFalse();
        assertThat(finding.firstFrame()).contains("door/7/0-9");
        assertThat(finding.reason()).contains("job: counted 10 of these frames and 9 outcomes");
    }

    @Test
    void where_a_side_forgot_which_frames_it_counted_their_number_is_compared() {
        SeqRuns forgetful = new SeqRuns(50, 30, List.of(new SeqRun(50, 99)));
        FrameTally ingest =
                new FrameTally("door", 7, Teller.INGEST, "yard", NOON, 100, forgetful, Map.of("acked", 80L), 0);
        FrameTally allOfThem =
                new FrameTally("door", 7, Teller.JOB, "a", NOON, 100, forgetful, Map.of("faces", 80L), 0);
        FrameTally oneLess = new FrameTally(
                "door",
                7,
                Teller.JOB,
                "a",
                NOON,
                100,
                new SeqRuns(50, 29, List.of(new SeqRun(50, 99))),
                Map.of("faces", 79L),
                0);

        assertThat(evidence(NONE, NONE, ingest, allOfThem).compare().addsUp()).isTrue();
        Finding finding = evidence(NONE, NONE, ingest, oneLess).compare();
        assertThat(finding.lost()).isEqualTo(1);
        assertThat(finding.firstFrame()).contains("door/7/0-49");
    }

    private static Evidence evidence(SeqRuns onTopic, SeqRuns unread, FrameTally... tallies) {
        return new Evidence("door", 7, List.of(tallies), onTopic, unread);
    }

    private static FrameTally acked(long from, long to) {
        return all(FrameTally.none("door", 7, Teller.INGEST, "yard"), from, to, FrameTally.ACKED);
    }

    private static FrameTally job(String run, long from, long to) {
        return all(FrameTally.none("door", 7, Teller.JOB, run), from, to, "faces");
    }

    private static FrameTally all(FrameTally tally, long from, long to, String fate) {
        FrameTally all = tally;
        for (long seq = from; seq <= to; seq++) {
            all = all.and(seq, fate, NOON);
        }
        return all;
    }
}
