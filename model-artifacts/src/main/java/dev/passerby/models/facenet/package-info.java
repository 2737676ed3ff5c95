/**
 * FaceNet: Inception-ResNet-v1 from a face to a point on a sphere in 512 dimensions.
 *
 * <p>The weights are those named 20180402-114759, trained on VGGFace2. Start with {@link
 * dev.passerby.models.facenet.InceptionResnetV1}, which reads like the paper's table.
 */
@NullMarked
package dev.passerby.models.facenet;

import org.jspecify.annotations.NullMarked;
