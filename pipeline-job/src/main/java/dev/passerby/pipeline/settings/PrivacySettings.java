package dev.passerby.pipeline.settings;

import org.jspecify.annotations.Nullable;

/**
 * How people's templates are kept.
 *
 * @param keys the folder of people's keys, shared with whoever enrols: a path, or an address of a file system that Flink knows;
 *     absent where nothing is sealed
 * @param sealed whether whoever enrols seals templates with the person's key; the job opens what is sealed either way
 */
public record PrivacySettings(@Nullable String keys, boolean sealed) {

    static PrivacySettings read(SettingsReader settings) {
        return new PrivacySettings(
                settings.optional("privacy.keys"),
                settings.text("privacy.templates", "sealed", "sealed or plain", text -> text.matches("sealed|plain"))
                        .equals("sealed"));
    }
}
