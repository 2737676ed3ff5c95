package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoarseRowsTest {

    private static final int DIMENSIONS = Template.DIMENSIONS;

    @Test
    void noCosineIsOffByMoreThanTheMargin() {
        List<float[]> points = unlikePoints();
        CoarseRows rows = CoarseRows.of(templates(points));

        for (float[] probe : points) {
            CoarseProbe coarse = CoarseProbe.of(probe);
            int[] products = rows.products(coarse);
            for (int row = 0; row < rows.size(); row++) {
                double exact = Embeddings.dot(probe, points.get(row));
                double off = Math.abs(rows.cosine(row, products[row], coarse) - exact);
                assertThat(off).isLessThan(rows.margin(row, coarse));
            }
        }
    }

    @Test
    void theMarginIsNarrow() {
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            points.add(Sphere.person(i));
        }
        CoarseRows rows = CoarseRows.of(templates(points));
        float[] probe = Sphere.at(0.6, points.get(7), 1);
        CoarseProbe coarse = CoarseProbe.of(probe);

        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.margin(row, coarse)).isLessThan(0.012f);
        }
    }

    @Test
    void ofAProbeThatIsNotFiniteNothingIsKnown() {
        CoarseRows rows = CoarseRows.of(templates(List.of(Sphere.person(1))));

        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            CoarseProbe coarse = CoarseProbe.of(Sphere.axes(broken, 0, 1));

            assertThat(rows.cosine(0, rows.products(coarse)[0], coarse)).isNaN();
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

    private static List<Template> templates(List<float[]> points) {
        return points.stream().map(point -> Gallery.template("t", point)).toList();
    }
}
