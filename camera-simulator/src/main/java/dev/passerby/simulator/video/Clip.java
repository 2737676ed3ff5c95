package dev.passerby.simulator.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An H.264 elementary stream in memory.
 *
 * @param width in pixels
 * @param height in pixels
 * @param framesPerSecond the nominal rate; the pictures' own times are in {@code accessUnits}
 * @param parameterSets sequence and picture parameter sets, in that order
 * @param accessUnits coded pictures in decoding order, beginning with a key frame
 */
public record Clip(
        int width, int height, double framesPerSecond, List<NalUnit> parameterSets, List<AccessUnit> accessUnits) {

    /** Ticks of {@link AccessUnit#presentationTicks} in a second: the RTP clock of video (RFC 6184, section 8.2.1). */
    public static final int TICKS_PER_SECOND = 90_000;

    public Clip {
        parameterSets = List.copyOf(parameterSets);
        accessUnits = List.copyOf(accessUnits);
        if (width <= 0 || height <= 0 || !(framesPerSecond > 0)) {
            throw new IllegalArgumentException("a clip has a positive size and rate, got " + width + "x" + height
                    + " at " + framesPerSecond + " frames/s");
        }
        if (parameterSets.stream().noneMatch(unit -> unit.type() == NalUnit.SEQUENCE_PARAMETER_SET)
                || parameterSets.stream().noneMatch(unit -> unit.type() == NalUnit.PICTURE_PARAMETER_SET)) {
            throw new IllegalArgumentException(
                    "a clip has a sequence and a picture parameter set, got " + parameterSets);
        }
        if (accessUnits.isEmpty() || !accessUnits.get(0).keyFrame()) {
            throw new IllegalArgumentException("a clip begins with a key frame, got "
                    + (accessUnits.isEmpty() ? "no pictures" : "another picture first"));
        }
    }

    /**
     * The first H.264 video of an MP4, Matroska or other file that libavformat opens.
     *
     * @throws IOException if the file is missing, unreadable, or holds no H.264 video
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

    /** The first sequence parameter set. */
    public NalUnit sequenceParameterSet() {
        return parameterSets.stream()
                .filter(unit -> unit.type() == NalUnit.SEQUENCE_PARAMETER_SET)
                .findFirst()
                .orElseThrow();
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
                "Clip[%dx%d, %.2f frames/s, %d pictures, %.1f s]",
                width, height, framesPerSecond, accessUnits.size(), durationSeconds());
    }
}
