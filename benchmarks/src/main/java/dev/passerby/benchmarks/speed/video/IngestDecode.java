package dev.passerby.benchmarks.speed.video;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.rtsp.RecordedVideo;
import dev.passerby.ingest.rtsp.RtspSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures of a file as ingest decodes a camera's, over and over. */
final class IngestDecode implements PictureLoop {

    private final Path file;
    private RecordedVideo video;
    private @Nullable Picture picture;

    IngestDecode(Path file) {
        this.file = file;
        this.video = open(file);
    }

    private static RecordedVideo open(Path file) {
        try {
            return RecordedVideo.open(file, RtspSettings.STANDARD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void next() {
        drop();
        try {
            Optional<Picture> next = video.next();
            while (next.isEmpty()) {
                video.close();
                video = open(file);
                next = video.next();
            }
            picture = next.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasPicture() {
        return picture != null;
    }

    /** The JPEG of the picture decoded last, which is published of it. */
    Picture.Jpeg jpeg() {
        Picture last = picture;
        if (last == null) {
            throw new IllegalStateException("nothing was decoded yet");
        }
        try {
            return last.jpeg();
        } catch (CameraFailure e) {
            throw new IllegalStateException(e.reason(), e);
        }
    }

    private void drop() {
        if (picture != null) {
            picture.close();
            picture = null;
        }
    }

    @Override
    public void close() {
        drop();
        video.close();
    }
}
