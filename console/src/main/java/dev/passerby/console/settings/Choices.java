package dev.passerby.console.settings;

import java.time.Duration;

/**
 * What can be chosen for the console while it runs.
 *
 * @param crops whose faces are kept beside their events; those of people with a name until somebody decides otherwise
 * @param blurOthers whether in a kept crop every face but the one it is about is blurred
 * @param retention how long what is kept is kept
 */
public record Choices(CropChoice crops, boolean blurOthers, Retention retention) {

    /** Of nobody unknown a face is kept. */
    public static final Choices STANDARD = new Choices(CropChoice.NAMED, true, new Retention(Duration.ofDays(7)));

    /**
     * How long what is kept is kept.
     *
     * @param crops face crops of events, from a minute to a year
     */
    public record Retention(Duration crops) {

        private static final Duration LEAST = Duration.ofMinutes(1);
        private static final Duration MOST = Duration.ofDays(366);

        public Retention {
            if (crops.compareTo(LEAST) < 0 || crops.compareTo(MOST) > 0) {
                throw new IllegalArgumentException(
                        "'retention.crops' must be a duration from " + LEAST + " to P366D, got '" + crops + "'");
            }
        }
    }
}
