package dev.passerby.benchmarks.clustering;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A face and where it belongs.
 *
 * @param file the picture it is in
 * @param face what was seen
 * @param distance the root mean square of the distances to the other faces of its group; 0 where there are none
 * @param person whom the picture's folder is named after, if this is the face that the picture is about
 */
public record PlacedFace(
        Path file, SeenFace face, double distance, @Nullable String person) {}
