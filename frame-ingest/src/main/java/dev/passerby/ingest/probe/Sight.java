package dev.passerby.ingest.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a camera showed while it was watched. Rates leave out the first second, in which many cameras send what they had
 * kept for whoever comes.
 *
 * @param codec h264, hevc or mjpeg
 * @param width pixels across
 * @param height pixels down
 * @param watchedSeconds from the first picture to the last
 * @param pictures how many came
 * @param damaged how many of them cannot be believed, for something before them was lost or damaged
 * @param fps pictures a second; absent when fewer than two came
 * @param keyframeIntervalSeconds from one key frame to the next, the median; absent when fewer than two came
 * @param bitsPerSecond compressed video; absent when fewer than two pictures came
 * @param clockOffsetMillis how far the camera's clock is ahead of ours, negative when behind; absent when it told no time
 * @param clockRate the seconds that pass on the camera's clock in one of ours; absent when its pictures carry no time
 * @param samples good pictures from the whole watch as JPEGs, about one a second, at least one
 */
public record Sight(
        String codec,
        int width,
        int height,
        double watchedSeconds,
        int pictures,
        int damaged,
        @Nullable Double fps,
        @Nullable Double keyframeIntervalSeconds,
        @Nullable Long bitsPerSecond,
        @Nullable Long clockOffsetMillis,
        @Nullable Double clockRate,
        List<byte[]> samples) {

    public Sight {
        samples = List.copyOf(samples);
    }
}
