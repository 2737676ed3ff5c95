package dev.passerby.wire;

/**
 * The topics of one Passerby installation. All share a prefix, so that several installations can share a broker.
 *
 * @param prefix what every topic's name begins with, without the dot; {@code passerby} by default
 */
public record Topics(String prefix) {

    public static final Topics STANDARD = new Topics("passerby");

    public Topics {
        if (!prefix.matches("[a-zA-Z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "'topics.prefix' must be 1 to 100 letters, digits, '.', '_' or '-', got '" + prefix + "'");
        }
    }

    /** Pictures of the cameras: key camera id, value JPEG, retained for minutes. */
    public String frames() {
        return prefix + ".frames";
    }

    /** The attached cameras: key camera id, compacted. */
    public String cameras() {
        return prefix + ".cameras";
    }

    /** The enrolled people: key person id, compacted. */
    public String gallery() {
        return prefix + ".gallery";
    }

    /** What was seen: CloudEvents in binary mode, key camera id. */
    public String events() {
        return prefix + ".events";
    }

    /** How each camera is doing and what became of its frames: key camera id, compacted. */
    public String cameraStatus() {
        return prefix + ".camera-status";
    }

    /** What a reader could not read: where it lies, its hash and the reason; never pixels. */
    public String deadLetters() {
        return prefix + ".dead-letters";
    }

    /** What ingest and job count of each camera's connections, to be compared: compacted, the newest of a key holds. */
    public String frameCounts() {
        return prefix + ".frame-counts";
    }

    /** What the job saw in each frame that it looked at: key camera id, retained for minutes like the frames. */
    public String sightings() {
        return prefix + ".sightings";
    }
}
