package dev.passerby.wire.frame;

/**
 * What names a frame for ever.
 *
 * @param camera the camera's id
 * @param epoch the connection that delivered it
 * @param seq its number within the connection, from 0
 */
public record FrameName(String camera, long epoch, long seq) {

    @Override
    public String toString() {
        return camera + "/" + epoch + "/" + seq;
    }
}
