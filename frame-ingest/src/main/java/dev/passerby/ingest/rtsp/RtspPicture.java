package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.LightGrid;
import dev.passerby.ingest.camera.Picture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A reference to the decoder's own planes, held until closed. */
final class RtspPicture implements Picture {

    private final AVFrame frame;
    private final boolean keyframe;
    private final boolean trusted;
    private final double cameraTimeSeconds;
    private final Orientation orientation;
    private final JpegEncoder encoder;
    private final int width;
    private final int height;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes the frame over. */
    RtspPicture(
            AVFrame frame,
            boolean keyframe,
            boolean trusted,
            double cameraTimeSeconds,
            Orientation orientation,
            JpegEncoder encoder) {
        this.frame = frame;
        this.keyframe = keyframe;
        this.trusted = trusted;
        this.cameraTimeSeconds = cameraTimeSeconds;
        this.orientation = orientation;
        this.encoder = encoder;
        this.width = orientation.transposed() ? frame.height() : frame.width();
        this.height = orientation.transposed() ? frame.width() : frame.height();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public boolean keyframe() {
        return keyframe;
    }

    @Override
    public boolean trusted() {
        return trusted;
    }

    @Override
    public double cameraTimeSeconds() {
        return cameraTimeSeconds;
    }

    @Override
    public LightGrid light() {
        return LumaCells.of(frame);
    }

    @Override
    public Jpeg jpeg() throws CameraFailure {
        if (closed.get()) {
            throw new IllegalStateException("a closed picture cannot become a JPEG");
        }
        return encoder.encode(frame, orientation);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            av_frame_free(frame);
        }
    }
}
