package dev.passerby.benchmarks.watchlist;

import java.nio.file.Path;
import java.util.List;

/**
 * One appearance of one person: a video, a photo, or photos that together are one track.
 *
 * @param person who it shows
 * @param name what tells it from all others, its path below the media folder
 * @param files the video, or the photos in the order they are shown
 * @param video whether it is a video
 */
public record Clip(String person, String name, List<Path> files, boolean video) {

    public Clip {
        files = List.copyOf(files);
        if (files.isEmpty() || (video && files.size() > 1)) {
            throw new IllegalArgumentException("a clip is one video or at least one photo, got " + files);
        }
    }

    static Clip video(String person, String name, Path file) {
        return new Clip(person, name, List.of(file), true);
    }

    static Clip photos(String person, String name, List<Path> files) {
        return new Clip(person, name, files, false);
    }
}
