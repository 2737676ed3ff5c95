package dev.passerby.benchmarks.clustering;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the folder and what is in it.
 *
 * @param file the picture
 * @param faces its faces, largest first; none where it cannot be read
 * @param main the index of the face that the photo is about; -1 where there is none
 * @param problem why it cannot be read; absent where it can
 */
public record SeenPhoto(
        Path file, List<SeenFace> faces, int main, @Nullable String problem) {

    public SeenPhoto {
        faces = List.copyOf(faces);
    }
}
