package dev.passerby.benchmarks.speed;

import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.detection.ScalePyramid;

/** How many floating-point operations the networks need; a multiplication and its addition are two. */
public final class Arithmetic {

    /**
     * FaceNet's, for one face of 160×160: the multiplications of every convolution of Inception-ResNet-v1, counted layer by layer
     * (stem 484 million, five blocks of 35² 111, reduction 195, ten of 17² 440, reduction 100, six of 8² 86, last layer 1).
     */
    public static final double EMBEDDING = 2 * 1.418e9;

    private Arithmetic() {}

    /** P-Net's, over every level of a picture's pyramid. The two later networks see a few candidates and need far less. */
    public static double proposals(int width, int height, DetectionSettings settings) {
        return ScalePyramid.levels(width, height, settings).stream()
                .mapToDouble(level -> 2 * multiplications(level.width(), level.height()))
                .sum();
    }

    /** 3×3 from 3 to 10 channels, every second position, 3×3 to 16, 3×3 to 32, and 1×1 to 6. */
    private static double multiplications(int width, int height) {
        double first = (width - 2.0) * (height - 2.0);
        double pooledWidth = Math.ceil((width - 2) / 2.0);
        double pooledHeight = Math.ceil((height - 2) / 2.0);
        double second = (pooledWidth - 2) * (pooledHeight - 2);
        double third = (pooledWidth - 4) * (pooledHeight - 4);
        return first * 9 * 3 * 10 + second * 9 * 10 * 16 + third * (9 * 16 * 32 + 32 * 6);
    }
}
