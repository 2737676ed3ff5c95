/**
 * Faces and their landmarks found in a picture by MTCNN.
 *
 * <p>K. Zhang et al., "Joint Face Detection and Alignment using Multi-task Cascaded Convolutional Networks", 2016. The
 * paper leaves open how pictures are resized and boxes rounded; those details follow facenet-pytorch's implementation (in
 * float32, as there), because the published thresholds and reference outputs belong to it.
 *
 * <p>Knows pictures and networks, nothing of who a face is. Start with {@link dev.passerby.vision.detection.Mtcnn}.
 */
@NullMarked
package dev.passerby.vision.detection;

import org.jspecify.annotations.NullMarked;
