package dev.passerby.pipeline.recognition;

import dev.passerby.vision.strangers.TrackTemplate;
import dev.passerby.wire.event.RecognitionEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to those who want it, with the face it speaks of for the job's own memory. The face goes no further. Or,
 * instead of an event, the word that somebody is forgotten.
 *
 * @param event what will be told; absent only beside {@code forgotten}
 * @param template the track's face; absent unless the track is somebody or nobody
 * @param forgotten who was forgotten; absent beside an event
 */
public record Recognition(
        @Nullable RecognitionEvent event,
        @Nullable TrackTemplate template,
        @Nullable Forgotten forgotten) {

    /** An event. */
    public Recognition(RecognitionEvent event, @Nullable TrackTemplate template) {
        this(event, template, null);
    }

    /** The word that somebody is forgotten. */
    public static Recognition of(Forgotten forgotten) {
        return new Recognition(null, null, forgotten);
    }
}
