package dev.passerby.simulator.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An elementary stream of H.264 or H.265 in memory.
 *
 * @param codec how the pictures are coded
 * @param width in pixels
 * @param height in pixels
 * @param framesPerSecond the nominal rate; the pictures' own times are in {@code accessUnits}
 * @param parameterSets all that a decoder needs before the first picture, in the order of {@link VideoCodec#parameterSetTypes}
 * @param accessUnits coded pictures in decoding order, beginning with a key frame
 */
public record Clip(
        VideoCodec codec,
        int width,
        int height,
        double framesPerSecond,
        List<NalUnit> parameterSets,
        List<AccessUnit> accessUnits) {

    /** Ticks of {@link AccessUnit#presentationTicks} in a second: the RTP clock of video (RFC 6184, section 8.2.1). */
    public static final int TICKS_PER_SECOND = 90_000;

    public Clip {
        parameterSets = List.copyOf(parameterSets);
        accessUnits = List.copyOf(accessUnits);
        if (width <= 0 || height <= 0 || !(framesPerSecond > 0)) {
            throw new IllegalArgumentException("a clip has a positive size and rate, got " + width + "x" + height
                    + " at " + framesPerSecond + " frames/s");
        }
        if (!codec.hasAllParameterSets(parameterSets)) {
            throw new IllegalArgumentException("a clip of " + codec + " has parameter sets of the types "
                    + codec.parameterSetTypes() + ", got " + parameterSets);
        }
        if (accessUnits.isEmpty() || !accessUnits.get(0).keyFrame()) {
            throw new IllegalArgumentException("a clip begins with a key frame, got "
                    + (accessUnits.isEmpty() ? "no pictures" : "another picture first"));
        }
    }

    /**
     * The first H.264 or H.265 video of an MP4, Matroska or other file that libavformat opens.
     *
     * @throws IOException if the file is missing, unreadable, or holds no such video
     */
    public static Clip read(Path file) throws IOException {
        return ClipReader.read(file);
    }

    /**
     * Writes the clip as an MP4 or Matroska file, by the name's ending {@code .mp4} or {@code .mkv}; the file appears
     * whole or not at all.
     *
     * @throws IOException if the name ends otherwise or the file cannot be written
     */
    public void write(Path file) throws IOException {
        ClipWriter.write(this, file);
    }

    /** The parameter sets of one of the codec's {@link VideoCodec#parameterSetTypes}. */
    public List<NalUnit> parameterSets(int type) {
        return parameterSets.stream().filter(unit -> codec.typeOf(unit) == type).toList();
    }

    /** Time from the first picture until the last has been shown for its frame's time, in 90 kHz ticks. */
    public long durationTicks() {
        long last = accessUnits.stream()
                .mapToLong(AccessUnit::presentationTicks)
                .max()
                .orElseThrow();
        return last + Math.max(1, Math.round(TICKS_PER_SECOND / framesPerSecond));
    }

    public double durationSeconds() {
        return durationTicks() / (double) TICKS_PER_SECOND;
    }

    @Override
    public String toString() {
        return String.format(
                "Clip[%s, %dx%d, %.2f frames/s, %d pictures, %.1f s]",
                codec, width, height, framesPerSecond, accessUnits.size(), durationSeconds());
    }
}
