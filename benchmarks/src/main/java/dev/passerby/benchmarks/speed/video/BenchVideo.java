package dev.passerby.benchmarks.speed.video;

import dev.passerby.models.progress.Progress;
import dev.passerby.simulator.scene.Appearance;
import dev.passerby.simulator.scene.ClipFolder;
import dev.passerby.simulator.scene.Motion;
import dev.passerby.simulator.scene.Photo;
import dev.passerby.simulator.scene.Rectangle;
import dev.passerby.simulator.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a camera sends to be timed: some people before a wall, all the time, others in the second half than in the first. H.264 at
 * 25 pictures a second and some 4 Mbit/s in 1080p, a key frame every second; the sensor's grain makes even an empty wall cost
 * what it does in a real camera.
 *
 * @param people in view at any time
 */
public record BenchVideo(int width, int height, int people) {

    /** Pictures a second. */
    public static final int RATE = 25;

    private static final double SECONDS = 8;
    private static final int GRAIN = 4;
    private static final double BITS_PER_PIXEL = 0.08;

    /** How high a photo is, in heights of the frame: faces of 150 to 200 pixels in 1080p. */
    private static final double PHOTO = 0.42;

    /** How far people sway, in widths of the frame. */
    private static final double SWAY = 0.01;

    /**
     * The video as a Matroska file, rendered once and kept.
     *
     * @param photos of one face each, at least one
     * @throws IOException if it cannot be rendered or written
     */
    public Path file(List<Path> photos, Path folder, Progress progress) throws IOException {
        String name = "bench-" + width + "x" + height + "-" + people;
        int bitsPerSecond = (int) (BITS_PER_PIXEL * width * height * RATE);
        return new ClipFolder(folder)
                .file(name, scene(photos), bitsPerSecond, (done, of) -> progress.report("Filming " + name, done, of));
    }

    private Scene scene(List<Path> photos) throws IOException {
        List<Appearance> appearances = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            Photo first = Photo.of(photos.get(person % photos.size()));
            Photo second = Photo.of(photos.get((person + people) % photos.size()));
            double centre = (2 * person + 1) / (2.0 * people);
            appearances.add(sways(first, 0, SECONDS / 2, centre - 0.03));
            appearances.add(sways(second, SECONDS / 2, SECONDS, centre + 0.03));
        }
        return Scene.of(SECONDS, appearances)
                .withSize(width, height)
                .withFramesPerSecond(RATE)
                .withGrain(GRAIN);
    }

    private Appearance sways(Photo photo, double from, double to, double place) {
        double high = PHOTO * height;
        Motion sway = new Motion(
                Rectangle.around(width * (place - SWAY), height / 2.0, high, photo),
                Rectangle.around(width * (place + SWAY), height / 2.0, high, photo));
        return new Appearance("somebody", photo, from, to, sway);
    }
}
