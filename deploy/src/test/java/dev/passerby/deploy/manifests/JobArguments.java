package dev.passerby.deploy.manifests;

import dev.passerby.pipeline.settings.InvalidSettingsException;
import dev.passerby.pipeline.settings.PipelineSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The job's arguments, read by the job itself. */
public final class JobArguments {

    private JobArguments() {}

    /** The settings that they amount to; an unknown one and a broken rule fail. */
    public static PipelineSettings read(List<String> arguments) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0 || byName.put(argument.substring(0, equals), argument.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("an argument of the job must be name=value, once: " + argument);
            }
        }
        try {
            return PipelineSettings.read(byName);
        } catch (InvalidSettingsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
