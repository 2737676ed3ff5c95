package dev.passerby.models.mtcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.models.GoldenFace;
import dev.passerby.models.ModelName;
import dev.passerby.models.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The three networks with their real weights on windows around reference faces. One pass from a good window is not the
 * whole cascade, hence the wide tolerances: what is shown is that axes, channels and outputs are in the right order.
 * Log odds must pass the cascade's usual thresholds, scores of 0.6, 0.7 and 0.7.
 */
class MtcnnNetworksIT {

    /** How far one pass may put an edge or a point from the reference, in window widths. */
    private static final double TOLERANCE = 0.12;

    private static final double BOX_TOLERANCE = 0.15;

    private static final float LOG_ODDS_OF_60_PERCENT = 0.405f;
    private static final float LOG_ODDS_OF_70_PERCENT = 0.847f;

    @Test
    void theProposalNetworkAnswersForEveryWindow() throws Exception {
        try (Network pnet = Network.load(ModelName.PNET)) {
            assertThat(pnet.inputs()).containsExactly("input");
            assertThat(pnet.outputs()).containsExactly("answer");

            Map<String, float[]> outputs = pnet.run(new float[2 * 3 * 30 * 41], 2, 3, 30, 41);

            int rows = (int) Math.ceil((30 - 2 - 2) / 2.0) + 1 - 4;
            int columns = (int) Math.ceil((41 - 2 - 2) / 2.0) + 1 - 4;
            assertThat(answer(outputs)).hasSize(2 * 5 * rows * columns);
        }
    }

    @Test
    void theProposalNetworkFindsReferenceFaces() throws Exception {
        List<GoldenFace> faces = GoldenFace.all();
        try (Network pnet = Network.load(ModelName.PNET)) {
            for (GoldenFace face : faces) {
                Window window = Window.around(face);
                Map<String, float[]> outputs =
                        pnet.run(face.window(window.left, window.top, window.side, 12), 1, 3, 12, 12);
                assertThat(answer(outputs)[0]).as(face.path()).isGreaterThan(LOG_ODDS_OF_60_PERCENT);
            }
        }
    }

    @Test
    void theRefinementNetworkKnowsFacesAndTheirEdges() throws Exception {
        List<GoldenFace> faces = GoldenFace.all();
        try (Network rnet = Network.load(ModelName.RNET)) {
            for (GoldenFace face : faces) {
                Window window = Window.around(face);
                Map<String, float[]> outputs =
                        rnet.run(face.window(window.left, window.top, window.side, 24), 1, 3, 24, 24);
                assertThat(answer(outputs)[0]).as(face.path()).isGreaterThan(LOG_ODDS_OF_70_PERCENT);
                assertEdges(face, window, answer(outputs));
            }
        }
    }

    @Test
    void theOutputNetworkPlacesEdgesAndLandmarks() throws Exception {
        List<GoldenFace> faces = GoldenFace.all();
        try (Network onet = Network.load(ModelName.ONET)) {
            for (GoldenFace face : faces) {
                Window window = Window.around(face);
                Map<String, float[]> outputs =
                        onet.run(face.window(window.left, window.top, window.side, 48), 1, 3, 48, 48);
                assertThat(answer(outputs)[0]).as(face.path()).isGreaterThan(LOG_ODDS_OF_70_PERCENT);
                assertEdges(face, window, answer(outputs));
                float[] landmarks = Arrays.copyOfRange(answer(outputs), 5, 15);
                for (int i = 0; i < 5; i++) {
                    double x = (face.landmarks()[i][0] - window.left) / window.side;
                    double y = (face.landmarks()[i][1] - window.top) / window.side;
                    assertThat((double) landmarks[i]).as("%s x%d", face, i).isCloseTo(x, within(TOLERANCE));
                    assertThat((double) landmarks[5 + i]).as("%s y%d", face, i).isCloseTo(y, within(TOLERANCE));
                }
            }
        }
    }

    @Test
    void grassIsNoFace() throws Exception {
        float[] green = new float[3 * 48 * 48];
        for (int i = 0; i < green.length; i++) {
            green[i] = i / (48 * 48) == 1 ? 0.2f : -0.5f;
        }
        try (Network onet = Network.load(ModelName.ONET)) {
            assertThat(answer(onet.run(green, 1, 3, 48, 48))[0]).isLessThan(-2f);
        }
    }

    /**
     * Regressions are the answer's second to fifth values, in window widths from the window's own edges: left, top, right,
     * bottom.
     */
    private static void assertEdges(GoldenFace face, Window window, float[] answer) {
        double[] edges = {window.left, window.top, window.left + window.side, window.top + window.side};
        for (int i = 0; i < 4; i++) {
            double wanted = (face.box()[i] - edges[i]) / window.side;
            assertThat((double) answer[1 + i]).as("%s edge %d", face, i).isCloseTo(wanted, within(BOX_TOLERANCE));
        }
    }

    private static float[] answer(Map<String, float[]> outputs) {
        return Objects.requireNonNull(outputs.get("answer"));
    }

    /**
     * A square about a reference box, off by a tenth of its side to the left and down: right answers then differ from
     * edge to edge by more than the tolerance, so that swapped outputs cannot pass.
     */
    private record Window(double left, double top, double side) {

        static Window around(GoldenFace face) {
            double[] box = face.box();
            double side = Math.max(box[2] - box[0], box[3] - box[1]);
            return new Window(
                    (box[0] + box[2] - side) / 2 - 0.1 * side, (box[1] + box[3] - side) / 2 + 0.1 * side, side);
        }
    }
}
