/**
 * From faces to names: tracks per camera, the gallery in every subtask.
 *
 * <p>Thin: what a track is and who it is, {@code vision} decides; here is where its state lives and when it is asked. Start
 * with {@link dev.passerby.pipeline.recognition.RecognizeFaces}.
 */
@NullMarked
package dev.passerby.pipeline.recognition;

import org.jspecify.annotations.NullMarked;
