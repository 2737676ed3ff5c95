package dev.passerby.deploy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.pipeline.vision.LookedAt;
import dev.passerby.pipeline.vision.SeenFace;
import dev.passerby.pipeline.vision.UnreadablePictureException;
import dev.passerby.pipeline.vision.Vision;
import dev.passerby.vision.matching.MatchingRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandInVisionTest {

    private final Vision eyes = new StandInVision(0, 0).open();

    @Test
    void theyGiveEveryPersonOfAFrameThatPersonsEmbedding() throws UnreadablePictureException {
        LookedAt seen = eyes.look(new NumberedFrame(7, 41, 2).jpeg());
        List<float[]> embeddings =
                eyes.embed(seen.faces().stream().map(SeenFace::crop).toList());
        assertThat(embeddings).containsExactly(StandInPeople.embedding(41), StandInPeople.embedding(42));
    }

    @Test
    void theySeeNobodyInAnEmptyFrame() throws UnreadablePictureException {
        assertThat(eyes.look(NumberedFrame.empty(7).jpeg()).faces()).isEmpty();
    }

    @Test
    void bytesThatAreNoPictureAreUnreadable() {
        assertThatThrownBy(() -> eyes.look(new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2}))
                .isInstanceOf(UnreadablePictureException.class);
    }

    @Test
    void peopleAreFartherFromEachOtherThanAnyThresholdLooks() {
        for (int one = 1; one < 200; one++) {
            float[] here = StandInPeople.embedding(one);
            float[] there = StandInPeople.embedding(one + 1);
            double squares = 0;
            for (int i = 0; i < here.length; i++) {
                squares += (here[i] - there[i]) * (here[i] - there[i]);
            }
            assertThat(Math.sqrt(squares)).isGreaterThan(MatchingRules.STANDARD.threshold() + 0.3);
        }
    }

    @Test
    void theCostsAreArgumentsOfTheirOwnAndTheRestIsTheJobs() {
        String[] arguments = {"stand-in.look-millis=20", "--stand-in.embed-millis=3", "job.parallelism=2"};
        assertThat(StandInJob.vision(arguments)).isEqualTo(new StandInVision(20, 3));
        assertThat(StandInJob.jobs(arguments)).containsExactly("job.parallelism=2");
        assertThatThrownBy(() -> StandInJob.vision("stand-in.look-millis=fast"))
                .hasMessage("'stand-in.look-millis' must be whole milliseconds, got 'fast'");
    }
}
