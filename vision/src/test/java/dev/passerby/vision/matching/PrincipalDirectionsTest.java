package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PrincipalDirectionsTest {

    @Test
    void pointsThatFillFewDirectionsAreShortAlongThem() {
        List<float[]> points = FewDirections.points(400);
        PrincipalDirections directions =
                PrincipalDirections.of(points.subList(0, 300)).orElseThrow();

        for (float[] point : points) {
            Projection along = directions.project(point);
            assertThat(along.coordinates()).hasSize(PrincipalDirections.COUNT);
            assertThat(along.rest()).isLessThan(0.1f);
            assertThat(Embeddings.dot(along.coordinates(), along.coordinates())).isBetween(0.99, 1.0001);
        }
    }

    @Test
    void pointsInAllDirectionsHaveNone() {
        List<float[]> points = LongStream.range(0, 300).mapToObj(Sphere::person).toList();

        assertThat(PrincipalDirections.of(points)).isEmpty();
    }

    @Test
    void fewerPointsThanDirectionsWillDo() {
        assertThat(PrincipalDirections.of(List.of(Sphere.person(1), Sphere.person(2))))
                .get()
                .extracting(directions -> directions.project(Sphere.person(2)).rest())
                .satisfies(rest -> assertThat(rest).isLessThan(0.05f));
    }

    @Test
    void whatLiesAcrossIsTold() {
        PrincipalDirections directions =
                PrincipalDirections.of(FewDirections.points(300)).orElseThrow();

        assertThat(directions.project(Sphere.person(7)).rest()).isBetween(0.8f, 1.01f);
    }
}
