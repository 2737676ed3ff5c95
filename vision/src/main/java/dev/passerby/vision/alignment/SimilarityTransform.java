package dev.passerby.vision.alignment;

import dev.passerby.vision.face.Point;
import java.util.List;

/**
 * A turn, a uniform scale and a shift of the plane, without mirroring: {@code x' = a x - b y + dx, y' = b x + a y + dy}.
 *
 * @param a scale times the cosine of the angle
 * @param b scale times the sine of the angle
 * @param dx shift to the right
 * @param dy shift down
 */
public record SimilarityTransform(double a, double b, double dx, double dy) {

    /**
     * The similarity that brings the points closest to their targets in the sum of squared distances.
     *
     * <p>S. Umeyama, "Least-squares estimation of transformation parameters between two point patterns", 1991; in the
     * plane its solution without reflection is a ratio of two complex numbers.
     *
     * @throws IllegalArgumentException unless there are as many targets as points, and two different points
     */
    public static SimilarityTransform between(List<Point> points, List<Point> targets) {
        if (points.size() != targets.size() || points.size() < 2) {
            throw new IllegalArgumentException(
                    "a similarity needs two pairs of points, got " + points.size() + " and " + targets.size());
        }
        Point from = mean(points);
        Point to = mean(targets);
        double cosine = 0;
        double sine = 0;
        double spread = 0;
        for (int i = 0; i < points.size(); i++) {
            double x = points.get(i).x() - from.x();
            double y = points.get(i).y() - from.y();
            double u = targets.get(i).x() - to.x();
            double v = targets.get(i).y() - to.y();
            cosine += x * u + y * v;
            sine += x * v - y * u;
            spread += x * x + y * y;
        }
        if (!(spread > 0)) {
            throw new IllegalArgumentException("a similarity needs two different points, got " + points);
        }
        double a = cosine / spread;
        double b = sine / spread;
        return new SimilarityTransform(
                a, b, to.x() - a * from.x() + b * from.y(), to.y() - b * from.x() - a * from.y());
    }

    public Point apply(Point point) {
        return new Point(a * point.x() - b * point.y() + dx, b * point.x() + a * point.y() + dy);
    }

    /** How much longer lines get. */
    public double scale() {
        return Math.hypot(a, b);
    }

    /**
     * The transform that undoes this one.
     *
     * @throws IllegalArgumentException if this one makes everything one point
     */
    public SimilarityTransform inverse() {
        double square = a * a + b * b;
        if (!(square > 0)) {
            throw new IllegalArgumentException("a similarity of scale 0 cannot be undone");
        }
        double p = a / square;
        double q = -b / square;
        return new SimilarityTransform(p, q, -(p * dx - q * dy), -(q * dx + p * dy));
    }

    private static Point mean(List<Point> points) {
        double x = 0;
        double y = 0;
        for (Point point : points) {
            x += point.x();
            y += point.y();
        }
        return new Point(x / points.size(), y / points.size());
    }
}
