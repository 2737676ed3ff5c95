package dev.passerby.console.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A setting as it holds.
 *
 * @param value as the configuration file has it; empty where nothing is set and nothing holds without
 * @param standard whether it is the value that holds where nothing is set
 */
public record SettingShown(
        String value, @JsonProperty("default") boolean standard) {}
