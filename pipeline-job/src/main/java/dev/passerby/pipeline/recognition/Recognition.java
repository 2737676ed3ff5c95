package dev.passerby.pipeline.recognition;

import dev.passerby.vision.strangers.TrackTemplate;
import dev.passerby.wire.event.RecognitionEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to those who want it, with the face it speaks of for the job's own memory. The face goes no further.
 *
 * @param event what will be told
 * @param template the track's face; absent unless the track is somebody or nobody
 */
public record Recognition(RecognitionEvent event, @Nullable TrackTemplate template) {}
