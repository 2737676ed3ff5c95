package dev.passerby.ingest.camera;

/** One decoded picture, not yet a JPEG. Whoever holds it closes it, on any thread, once. */
public interface Picture extends AutoCloseable {

    /** Pixels across. */
    int width();

    /** Pixels down. */
    int height();

    /** Whether the camera sent it as a key frame. */
    boolean keyframe();

    /** Whether nothing was lost or damaged since the last key frame. */
    boolean trusted();

    /** The camera's own time of the picture, seconds from an arbitrary point; NaN when it gave none. It may jump. */
    double cameraTimeSeconds();

    /** How bright its parts are; costs a look at some of its pixels. Called before the picture is handed on. */
    LightGrid light();

    /**
     * The picture as a JPEG. Called by one thread at a time per camera.
     *
     * @throws CameraFailure of kind DECODE when these pixels cannot be encoded
     */
    Jpeg jpeg() throws CameraFailure;

    @Override
    void close();

    /**
     * A picture as a JPEG.
     *
     * @param width pixels across, smaller than the picture's where a longest side is set
     * @param height pixels down
     * @param bytes the file, never changed after construction
     */
    record Jpeg(int width, int height, byte[] bytes) {}
}
