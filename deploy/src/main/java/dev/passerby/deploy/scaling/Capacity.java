package dev.passerby.deploy.scaling;

import java.util.Locale;

/**
 * What so many cameras need, from what one camera was measured to need: 1080p, five pictures a second looked at and all of them
 * sent, one person always in view. {@code docs/capacity.md} shows where each figure comes from.
 *
 * @param cameras how many there are
 */
public record Capacity(int cameras) {

    /** Decoding and JPEG, by the time of ingest's threads: 67 + 34 ms a camera and second. */
    static final double INGEST_MILLIS = 101;
    /** The broker's, measured on a slower machine. */
    static final double BROKER_MILLIS = 10;
    /** All that eight cameras on two cores took beside: 224 ms a camera and second in all, the simulator's part among them. */
    static final double JOB_MILLIS = 224 - INGEST_MILLIS - BROKER_MILLIS;
    /** Of these, what finding faces takes of one subtask's thread. */
    static final double DETECT_MILLIS = 62;
    /** On the frames topic. */
    static final double FRAME_BYTES_PER_SECOND = 397_671;

    /** The part of a machine that is planned for; the rest is for the moments when more people come. */
    static final double PLANNED = 0.7;

    static final int CORES_PER_MACHINE = 16;
    /** Cameras for one job of 128 subtasks: its fullest subtask then has ten, 620 ms of each second for finding faces. */
    static final int CAMERAS_PER_JOB = 500;
    /** Copies of each frame on the brokers. */
    static final int COPIES = 2;
    /** Bytes a second that are planned for a broker in one direction, 40 % of 10 Gbit/s. */
    static final double BROKER_BYTES_PER_SECOND = 500e6;

    static final int LEAST_BROKERS = 3;
    static final double RETAINED_BYTES_PER_PARTITION = 512 << 20;
    /** How long a time without the job a frames partition should hold. */
    static final double RETAINED_SECONDS = 60;

    public Capacity {
        if (cameras < 1) {
            throw new IllegalArgumentException("a capacity is of 1 camera or more, got " + cameras);
        }
    }

    double ingestCores() {
        return cores(INGEST_MILLIS);
    }

    double jobCores() {
        return cores(JOB_MILLIS);
    }

    double brokerCores() {
        return cores(BROKER_MILLIS);
    }

    double frameBytesPerSecond() {
        return cameras * FRAME_BYTES_PER_SECOND;
    }

    /** By network alone: what is written, by ingest and for the copies, in one direction; what is read goes in the other. */
    int brokers() {
        return Math.max(LEAST_BROKERS, up(frameBytesPerSecond() * COPIES / BROKER_BYTES_PER_SECOND));
    }

    int jobs() {
        return up((double) cameras / CAMERAS_PER_JOB);
    }

    int framePartitions() {
        return up(frameBytesPerSecond() * RETAINED_SECONDS / RETAINED_BYTES_PER_PARTITION);
    }

    /** A line of the page's table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %,d | %.1f: %d | %.1f: %d | %d | %.1f | %.1f MB/s: %d | %d |",
                cameras,
                ingestCores(),
                machines(ingestCores()),
                jobCores(),
                machines(jobCores()),
                jobs(),
                brokerCores(),
                frameBytesPerSecond() / 1e6,
                brokers(),
                framePartitions());
    }

    private double cores(double millis) {
        return cameras * millis / 1_000 / PLANNED;
    }

    private static int machines(double cores) {
        return up(cores / CORES_PER_MACHINE);
    }

    private static int up(double number) {
        return (int) Math.ceil(number);
    }
}
