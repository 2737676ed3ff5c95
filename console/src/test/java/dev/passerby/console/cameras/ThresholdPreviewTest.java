package dev.passerby.console.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.CloudEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdPreviewTest {

    private static final String ADA_NEAR = candidates("ada", 0.72, "bob", 1.1);
    private static final String BOTH_NEAR = candidates("ada", 0.72, "bob", 0.75);

    @Test
    void aNarrowerThresholdTakesNamesAway() throws Exception {
        ThresholdPreview.Answer answer = preview(0.7, Map.of(), event("match", "ada", ADA_NEAR));
        assertThat(answer.considered()).isEqualTo(1);
        assertThat(answer.changes()).singleElement().satisfies(change -> {
            assertThat(change.eventId()).isEqualTo("door-1-0-0/1");
            assertThat(change.from()).isEqualTo(new ThresholdPreview.Word("match", "ada"));
            assertThat(change.to()).isEqualTo(new ThresholdPreview.Word("unknown", null));
            assertThat(change.distance()).isEqualTo(0.72);
        });
    }

    @Test
    void aWiderOneGivesThem() throws Exception {
        String far = candidates("ada", 0.9, "bob", 1.1);
        assertThat(preview(1.0, Map.of(), event("unknown", null, far)).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.to()).isEqualTo(new ThresholdPreview.Word("match", "ada")));
    }

    @Test
    void theMarginStaysAsItWas() throws Exception {
        assertThat(preview(1.0, Map.of(), event("ambiguous", null, BOTH_NEAR)).changes())
                .isEmpty();
    }

    @Test
    void aPersonsOwnThresholdGoesBefore() throws Exception {
        assertThat(preview(0.7, Map.of("id-ada", 0.8), event("match", "ada", ADA_NEAR))
                        .changes())
                .isEmpty();
    }

    @Test
    void votesThatSaidOtherwiseThanTheMeansAreNoChangeOfTheThresholds() throws Exception {
        assertThat(preview(0.79, Map.of(), event("unknown", null, ADA_NEAR)).changes())
                .isEmpty();
    }

    @Test
    void whatNoThresholdDecidedIsNotConsidered() throws Exception {
        assertThat(preview(0.1, Map.of(), event("low-quality", null, ADA_NEAR)).considered())
                .isZero();
    }

    private static ThresholdPreview.Answer preview(double threshold, Map<String, Double> own, CloudEvent... events) {
        ThresholdPreview preview = new ThresholdPreview(threshold, own);
        for (CloudEvent event : events) {
            preview.add(event);
        }
        return preview.answer(10);
    }

    private static String candidates(String nearest, double distance, String next, double other) {
        return "[{\"person\":\"" + nearest + "\",\"personId\":\"id-" + nearest + "\",\"distance\":" + distance
                + "},{\"person\":\"" + next + "\",\"personId\":\"id-" + next + "\",\"distance\":" + other + "}]";
    }

    private static CloudEvent event(String decision, String person, String candidates) throws WireFormatException {
        String named = person == null ? "" : "\"person\":\"" + person + "\",";
        return CloudEvent.fromJsonLine("{\"specversion\":\"1.0\",\"id\":\"door-1-0-0/1\",\"source\":\"/s\","
                + "\"type\":\"face.recognized\",\"subject\":\"door-1-0-0\",\"time\":\"2026-05-01T12:00:00Z\",\"data\":{"
                + "\"camera\":\"door\",\"identity\":{\"decision\":\"" + decision + "\"," + named
                + "\"distance\":0.72,\"threshold\":0.8,\"requiredMargin\":0.08,\"candidates\":" + candidates + "}}}");
    }
}
