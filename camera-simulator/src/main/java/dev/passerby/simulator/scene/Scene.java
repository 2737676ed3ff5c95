package dev.passerby.simulator.scene;

import java.util.List;

/**
 * A scripted timeline of photos that come and go in front of a background.
 *
 * @param width of the frame in pixels, even
 * @param height of the frame in pixels, even
 * @param seconds its duration
 * @param grain greatest error of the camera's sensor, in steps of 256 and new for each pixel of each frame; 0 for none
 * @param appearances in the order in which they are painted: a later one covers an earlier one
 */
public record Scene(
        int width,
        int height,
        int framesPerSecond,
        double seconds,
        Background background,
        int grain,
        List<Appearance> appearances) {

    public Scene {
        appearances = List.copyOf(appearances);
        if (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(
                    "a scene's width and height must be even and at least 16, got " + width + "x" + height);
        }
        if (framesPerSecond < 1 || !(seconds * framesPerSecond >= 1)) {
            throw new IllegalArgumentException(
                    "a scene must have at least one frame, got " + seconds + " s at " + framesPerSecond + " frames/s");
        }
        if (grain < 0 || grain > 64) {
            throw new IllegalArgumentException("a scene's grain must be from 0 to 64 steps, got " + grain);
        }
        for (Appearance appearance : appearances) {
            if (appearance.endSeconds() > seconds) {
                throw new IllegalArgumentException("appearance '" + appearance.label()
                        + "' must end within the scene's " + seconds + " s, got " + appearance.endSeconds());
            }
        }
    }

    /** A scene of 960×540 at 10 frames a second in front of a wall. */
    public static Scene of(double seconds, List<Appearance> appearances) {
        return new Scene(960, 540, 10, seconds, Background.wall(), 0, appearances);
    }

    public Scene withSize(int newWidth, int newHeight) {
        return new Scene(newWidth, newHeight, framesPerSecond, seconds, background, grain, appearances);
    }

    public Scene withFramesPerSecond(int newRate) {
        return new Scene(width, height, newRate, seconds, background, grain, appearances);
    }

    public Scene withGrain(int newGrain) {
        return new Scene(width, height, framesPerSecond, seconds, background, newGrain, appearances);
    }

    public int frameCount() {
        return (int) Math.floor(seconds * framesPerSecond + 1e-9);
    }

    /** When a frame is shown, in seconds from the start. */
    double timeOf(int frame) {
        return frame / (double) framesPerSecond;
    }

    /** The truth: who is in the scene at a time, in painting order. */
    public List<Appearance> appearancesAt(double seconds) {
        return appearances.stream()
                .filter(appearance -> appearance.isVisibleAt(seconds))
                .toList();
    }
}
