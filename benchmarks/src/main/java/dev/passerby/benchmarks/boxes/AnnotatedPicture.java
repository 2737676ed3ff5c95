package dev.passerby.benchmarks.boxes;

import java.util.List;

/**
 * A picture and the faces that a person marked in it.
 *
 * @param path the picture's file, relative to the folder of pictures
 * @param faces in the file's order; empty for a picture without a face
 */
public record AnnotatedPicture(String path, List<AnnotatedFace> faces) {

    public AnnotatedPicture {
        faces = List.copyOf(faces);
    }

    /** The same picture, whose faces count only from a size on, in pixels. */
    public AnnotatedPicture countingFrom(double smallest) {
        return new AnnotatedPicture(
                path, faces.stream().map(face -> face.countingFrom(smallest)).toList());
    }
}
