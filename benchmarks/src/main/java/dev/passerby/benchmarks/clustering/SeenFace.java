package dev.passerby.benchmarks.clustering;

import dev.passerby.benchmarks.report.Thumbnail;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.quality.FaceQuality;

/**
 * A face found in a photo of the folder.
 *
 * @param box where it is, in pixels of the upright picture
 * @param quality how fit it is for recognition
 * @param embedding its point in the embedding space
 * @param allowance what is taken off its squared distances, see {@link dev.passerby.vision.matching.Spread}
 * @param thumbnail the aligned face, small
 */
public record SeenFace(Box box, FaceQuality quality, Embedding embedding, double allowance, Thumbnail thumbnail) {}
