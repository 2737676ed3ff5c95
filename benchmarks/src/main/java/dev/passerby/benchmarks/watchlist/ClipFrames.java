package dev.passerby.benchmarks.watchlist;

import dev.passerby.ingest.recorded.RecordedFrames;
import dev.passerby.wire.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A clip's frames, one after the other: a video's as ingest would send them, a photo's file as it is. */
final class ClipFrames implements AutoCloseable {

    /** Every recording begins at this moment; any will do. */
    private static final long BEGAN_AT_MILLIS = 0;

    /** A single photo is held before the camera for as many frames: a track's name needs several pictures. */
    private static final int LEAST_PHOTOS = 5;

    private final Clip clip;
    private final double fps;
    private final @org.jspecify.annotations.Nullable RecordedFrames recording;
    private int nextPhoto;

    private ClipFrames(Clip clip, double fps, @org.jspecify.annotations.Nullable RecordedFrames recording) {
        this.clip = clip;
        this.fps = fps;
        this.recording = recording;
    }

    static ClipFrames open(Clip clip, WatchlistSettings settings) throws IOException {
        RecordedFrames recording = clip.video()
                ? RecordedFrames.open(
                        clip.files().get(0), clip.name(), settings.fps(), settings.motion(), BEGAN_AT_MILLIS)
                : null;
        return new ClipFrames(clip, settings.fps(), recording);
    }

    /** The next frame; empty at the end. A photo's size is not known before it is decoded, and is given as 0. */
    Optional<Frame> next() throws IOException {
        return recording == null ? nextPhoto() : recording.next();
    }

    private Optional<Frame> nextPhoto() throws IOException {
        List<Path> photos = clip.files();
        if (nextPhoto >= Math.max(LEAST_PHOTOS, photos.size())) {
            return Optional.empty();
        }
        byte[] file = Files.readAllBytes(photos.get(nextPhoto * photos.size() / Math.max(LEAST_PHOTOS, photos.size())));
        long time = BEGAN_AT_MILLIS + Math.round(1_000 * nextPhoto / fps);
        return Optional.of(new Frame(clip.name(), 1, nextPhoto++, time, 0, 0, true, file));
    }

    @Override
    public void close() {
        if (recording != null) {
            recording.close();
        }
    }
}
