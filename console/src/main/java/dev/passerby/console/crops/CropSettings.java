package dev.passerby.console.crops;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whose faces are kept, how, and for how long.
 *
 * @param keep whose
 * @param blurOthers whether other people's faces in the cut are made unrecognisable
 * @param retention how long a crop is kept
 */
public record CropSettings(Keep keep, boolean blurOthers, Duration retention) {

    /** Whose faces are kept. */
    public enum Keep {
        NONE,
        /** Those of people who were recognised; nobody unknown. */
        NAMED,
        ALL;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * What this text stands for.
         *
         * @throws IllegalArgumentException naming the rule
         */
        public static Keep of(String text) {
            return Arrays.stream(values())
                    .filter(keep -> keep.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'crops' must be one of "
                            + Arrays.stream(values()).map(Keep::text).collect(Collectors.joining(", "))
                            + ", got '" + text + "'"));
        }
    }

    public static final CropSettings STANDARD = new CropSettings(Keep.NAMED, true, Duration.ofDays(7));

    public CropSettings {
        if (retention.isNegative() || retention.compareTo(Duration.ofDays(3_650)) > 0) {
            throw new IllegalArgumentException(
                    "'retention.crops' must be a duration from PT0S to P3650D, got " + retention);
        }
    }
}
