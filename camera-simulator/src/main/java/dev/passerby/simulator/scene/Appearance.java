package dev.passerby.simulator.scene;

/**
 * A photo that crosses the scene.
 *
 * @param label who or what it shows, for those who check what was recognised
 * @param startSeconds when it appears, from the scene's start
 * @param endSeconds when it is gone
 * @param path where the whole photo is, in the frame's pixels
 */
public record Appearance(String label, Photo photo, double startSeconds, double endSeconds, Motion path) {

    public Appearance {
        if (!(startSeconds >= 0) || !(endSeconds > startSeconds)) {
            throw new IllegalArgumentException("appearance '" + label
                    + "' must begin at 0 s or later and end after its beginning, got " + startSeconds + " to "
                    + endSeconds);
        }
    }

    public boolean isVisibleAt(double seconds) {
        return startSeconds <= seconds && seconds < endSeconds;
    }

    /** Where the photo is at a time at which it is visible. */
    public Rectangle rectangleAt(double seconds) {
        if (!isVisibleAt(seconds)) {
            throw new IllegalArgumentException("appearance '" + label + "' is visible from " + startSeconds + " s to "
                    + endSeconds + " s, not at " + seconds + " s");
        }
        return path.at((seconds - startSeconds) / (endSeconds - startSeconds));
    }
}
