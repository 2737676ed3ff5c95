package dev.passerby.simulator.video;

/**
 * What an encoder must know before the first picture.
 *
 * @param width in pixels, even
 * @param height in pixels, even
 * @param bitsPerSecond the rate aimed at
 * @param keyFrameInterval pictures from one key frame to the next
 */
public record EncoderSettings(int width, int height, int framesPerSecond, int bitsPerSecond, int keyFrameInterval) {

    public EncoderSettings {
        // 4:2:0 chroma halves both sides.
        if (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(
                    "a video's width and height must be even and at least 16, got " + width + "x" + height);
        }
        if (framesPerSecond < 1 || bitsPerSecond < 1 || keyFrameInterval < 1) {
            throw new IllegalArgumentException(
                    "a video's frame rate, bit rate and key frame interval must be positive, got " + framesPerSecond
                            + ", " + bitsPerSecond + ", " + keyFrameInterval);
        }
    }
}
