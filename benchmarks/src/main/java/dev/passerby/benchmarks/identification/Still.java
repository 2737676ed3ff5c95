package dev.passerby.benchmarks.identification;

import org.jspecify.annotations.Nullable;

/**
 * A photo that may enrol a person.
 *
 * @param person the person it shows
 * @param clip the clip it is a frame of, which is not searched while it enrols; absent for a photo of its own
 * @param name what tells it from others, such as {@code again.mkv at 0.60 s}
 */
public record Still(String person, @Nullable String clip, String name) {}
