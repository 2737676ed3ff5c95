package dev.passerby.ingest.recorded;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.rtsp.RecordedVideo;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.ingest.sample.PictureGate;
import dev.passerby.wire.frame.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A recording's frames: sampled, encoded and numbered as a camera's are, except that time is the recording's own. */
public final class RecordedFrames implements AutoCloseable {

    /** The time between two pictures of which the later gives none. */
    private static final double SECONDS_WITHOUT_TIME = 1 / 25.0;

    private static final long EPOCH = 1;

    private final Path file;
    private final String cameraId;
    private final long beganAtMillis;
    private final RecordedVideo video;
    private final PictureGate gate;
    private double firstTime = Double.NaN;
    private double seconds;
    private long nextSeq;

    private RecordedFrames(Path file, String cameraId, double fps, MotionSettings motion, long beganAtMillis)
            throws IOException {
        this.file = file;
        this.cameraId = cameraId;
        this.beganAtMillis = beganAtMillis;
        this.gate = new PictureGate(fps, motion);
        this.video = RecordedVideo.open(file, RtspSettings.STANDARD);
    }

    /**
     * Opens a recording.
     *
     * @param file H.264, H.265 or MJPEG in any container
     * @param cameraId the camera that the frames are said to be of
     * @param fps frames a second that are wanted, above 0
     * @param beganAtMillis when the recording is said to have begun, milliseconds since 1970
     * @throws IOException saying in one line what is wrong with the file
     */
    public static RecordedFrames open(Path file, String cameraId, double fps, long beganAtMillis) throws IOException {
        return open(file, cameraId, fps, MotionSettings.STANDARD, beganAtMillis);
    }

    /**
     * Opens a recording.
     *
     * @param motion which of its frames are worth sending
     */
    public static RecordedFrames open(Path file, String cameraId, double fps, MotionSettings motion, long beganAtMillis)
            throws IOException {
        return new RecordedFrames(file, cameraId, fps, motion, beganAtMillis);
    }

    /**
     * The next frame; empty at the end.
     *
     * @throws IOException saying in one line what is wrong with the file
     */
    public Optional<Frame> next() throws IOException {
        for (Optional<Picture> next = video.next(); next.isPresent(); next = video.next()) {
            try (Picture picture = next.get()) {
                passTime(picture.cameraTimeSeconds());
                if (gate.refuses(picture, Math.round(seconds * 1e9)).isEmpty()) {
                    return Optional.of(frame(picture));
                }
            } catch (CameraFailure e) {
                throw new IOException("cannot read the recording '" + file + "': " + e.reason(), e);
            }
        }
        return Optional.empty();
    }

    private void passTime(double time) {
        if (Double.isNaN(firstTime)) {
            firstTime = time;
        }
        seconds = Double.isNaN(time) ? seconds + SECONDS_WITHOUT_TIME : time - firstTime;
    }

    private Frame frame(Picture picture) throws CameraFailure {
        Picture.Jpeg jpeg = picture.jpeg();
        return new Frame(
                cameraId,
                EPOCH,
                nextSeq++,
                beganAtMillis + Math.round(seconds * 1e3),
                jpeg.width(),
                jpeg.height(),
                picture.keyframe(),
                jpeg.bytes());
    }

    @Override
    public void close() {
        video.close();
    }
}
