package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CoarseRowsTest {

    private static final int DIMENSIONS = Template.DIMENSIONS;

    @Test
    void noCosineIsOffByMoreThanTheMargin() {
        List<float[]> points = unlikePoints();
        PrincipalDirections directions =
                PrincipalDirections.of(FewDirections.points(1_000)).orElseThrow();

        assertMargins(points, Projection::whole);
        assertMargins(points, directions::project);
        assertMargins(FewDirections.points(300), directions::project);
    }

    private static void assertMargins(List<float[]> points, Function<float[], Projection> written) {
        CoarseRows rows = rows(points, written);
        for (float[] probe : points) {
            CoarseProbe coarse = CoarseProbe.of(written.apply(probe));
            float[] most = rows.mostCosines(coarse);
            for (int row = 0; row < rows.size(); row++) {
                assertThat(Embeddings.dot(probe, points.get(row)))
                        .isBetween((double) most[row] - 2 * rows.margin(row, coarse), (double) most[row]);
            }
        }
    }

    @Test
    void theMarginIsNarrow() {
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            points.add(Sphere.person(i));
        }
        List<float[]> faces = FewDirections.points(1_000);

        assertThat(greatestMargin(points, Projection::whole)).isLessThan(0.012f);
        assertThat(greatestMargin(faces, PrincipalDirections.of(faces).orElseThrow()::project))
                .isLessThan(0.015f);
    }

    private static float greatestMargin(List<float[]> points, Function<float[], Projection> written) {
        CoarseRows rows = rows(points, written);
        CoarseProbe probe = CoarseProbe.of(written.apply(points.get(7)));
        float greatest = 0;
        for (int row = 0; row < rows.size(); row++) {
            greatest = Math.max(greatest, rows.margin(row, probe));
        }
        return greatest;
    }

    @Test
    void ofAProbeThatIsNotFiniteNothingIsKnown() {
        CoarseRows rows = rows(List.of(Sphere.person(1)), Projection::whole);

        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            CoarseProbe coarse = CoarseProbe.of(Projection.whole(Sphere.axes(broken, 0, 1)));

            assertThat(rows.mostCosines(coarse)[0]).isNaN();
        }
    }

    /** Faces, opposites, points on an axis, in a plane, in all directions alike, and lengths a template may just have. */
    private static List<float[]> unlikePoints() {
        Random random = new Random(1);
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            float[] face = Sphere.person(i);
            points.add(face);
            points.add(times(-1, face));
            points.add(Sphere.at(1.3 * random.nextDouble(), face, i));
        }
        for (int i = 0; i < 8; i++) {
            float[] axis = new float[DIMENSIONS];
            axis[i] = i % 2 == 0 ? 1 : -1;
            points.add(axis);
        }
        points.add(Sphere.axes(Math.sqrt(0.5), -Math.sqrt(0.5), 0));
        float[] alike = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            alike[i] = (float) ((random.nextBoolean() ? 1 : -1) / Math.sqrt(DIMENSIONS));
        }
        points.add(alike);
        points.add(times(1.0099, alike));
        points.add(times(1.0099, Sphere.person(3)));
        points.add(times(0.9901, Sphere.person(4)));
        return points;
    }

    private static float[] times(double factor, float[] point) {
        float[] scaled = point.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) factor;
        }
        return scaled;
    }

    private static CoarseRows rows(List<float[]> points, Function<float[], Projection> written) {
        List<Projection> projections = points.stream().map(written).toList();
        CoarseRows rows = CoarseRows.blank(points.size(), projections.get(0).coordinates().length);
        for (int row = 0; row < points.size(); row++) {
            rows.write(row, projections.get(row));
        }
        return rows;
    }
}
