/**
 * From frames to faces, camera by camera.
 *
 * <p>Knows no Kafka, no gallery and no names. Start with {@link dev.passerby.pipeline.detection.DetectFaces}.
 */
@NullMarked
package dev.passerby.pipeline.detection;

import org.jspecify.annotations.NullMarked;
