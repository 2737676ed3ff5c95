package dev.passerby.benchmarks.watchlist;

import dev.passerby.vision.tracking.FrameFaces;
import java.util.List;

/**
 * A frame after it was looked at, without its pixels.
 *
 * @param faces the faces found in it
 * @param embeddings one for each, empty for a face not fit to be embedded; never changed after construction
 * @param canEnrol whether its main face is fit for an enrolment photo
 */
record SeenFrame(FrameFaces faces, List<float[]> embeddings, boolean canEnrol) {

    SeenFrame {
        embeddings = List.copyOf(embeddings);
        if (embeddings.size() != faces.faces().size()) {
            throw new IllegalArgumentException(
                    "each of " + faces.faces().size() + " faces needs an embedding, got " + embeddings.size());
        }
    }

    /** The embeddings of some of its faces, in their order. */
    List<float[]> embeddings(List<Integer> wanted) {
        return wanted.stream().map(embeddings::get).toList();
    }
}
