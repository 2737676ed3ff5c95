package dev.passerby.wire.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameTallyTest {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final FrameTally NOTHING = FrameTally.none("door", 7, Teller.JOB, "run");

    @Test
    void everyFrameCountsOnceHoweverOftenItComes() {
        FrameTally tally = NOTHING.and(0, "faces", NOON).and(1, "no-face", NOON).and(0, "dropped-repeat", NOON);

        assertThat(tally.frames()).isEqualTo(SeqRuns.of(0, 1));
        assertThat(tally.counts()).isEqualTo(Map.of("faces", 1L, "no-face", 1L));
        assertThat(tally.repeats()).isEqualTo(1);
        assertThat(tally.next()).isEqualTo(2);
        assertThat(tally.at()).isEqualTo(NOON);
    }

    @Test
    void aFrameThatCameTooLateHasThatOutcome() {
        FrameTally tally = NOTHING.and(1, "faces", NOON).and(0, "dropped-repeat", NOON);

        assertThat(tally.frames()).isEqualTo(SeqRuns.of(0, 1));
        assertThat(tally.counts()).isEqualTo(Map.of("faces", 1L, "dropped-repeat", 1L));
        assertThat(tally.repeats()).isZero();
    }

    @Test
    void aFrameThatWasGivenUpIsCountedAndNotAmongTheAcknowledged() {
        FrameTally tally = FrameTally.none("door", 7, Teller.INGEST, "yard")
                .and(0, FrameTally.ACKED, NOON)
                .givenUp(1, "broker-away", NOON)
                .and(2, FrameTally.ACKED, NOON);

        assertThat(tally.frames().runs()).containsExactly(new SeqRun(0, 0), new SeqRun(2, 2));
        assertThat(tally.counts()).isEqualTo(Map.of(FrameTally.ACKED, 2L, "broker-away", 1L));
        assertThat(tally.next()).isEqualTo(3);
    }

    @Test
    void whateverIsMissingTheRecordStaysSmallAndTheCountsExact() {
        FrameTally tally = NOTHING;
        for (long seq = 0; seq < 2_000; seq += 2) {
            tally = tally.and(seq, "faces", NOON);
        }
        assertThat(tally.frames().runs()).hasSize(FrameTally.MOST_RUNS);
        assertThat(tally.frames().count()).isEqualTo(1_000);
        assertThat(tally.counted()).isEqualTo(1_000);
        assertThat(tally.toJson()).hasSizeLessThan(2_500);
    }

    @Test
    void aNumberThatNoCameraGivesIsPassedOver() {
        assertThat(NOTHING.and(Long.MAX_VALUE, "faces", NOON)).isEqualTo(NOTHING);
    }

    @Test
    void itsKeySaysWhoSpeaksOfWhat() {
        assertThat(new String(NOTHING.key(), StandardCharsets.UTF_8)).isEqualTo("door/7/job/run");
    }

    @Test
    void whatIsNoTallyIsRefusedInOneLine() {
        for (String field : List.of("camera", "epoch", "teller", "by", "at", "next", "frames", "counts", "repeats")) {
            ObjectNode json = (ObjectNode) Json.tree(NOTHING);
            json.remove(field);
            assertThatThrownBy(() -> FrameTally.fromJson(Json.bytes(json)))
                    .isInstanceOf(WireFormatException.class)
                    .hasMessageStartingWith("cannot read FrameTally: field '" + field + "'");
        }
        ObjectNode json = (ObjectNode) Json.tree(NOTHING);
        json.put("camera", "front door");
        assertThatThrownBy(() -> FrameTally.fromJson(Json.bytes(json)))
                .hasMessage("cannot read FrameTally: a tally's camera must be a camera id");
    }
}
