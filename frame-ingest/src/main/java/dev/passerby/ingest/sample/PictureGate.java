package dev.passerby.ingest.sample;

import dev.passerby.ingest.camera.Picture;
import java.util.Optional;

/** The decision about one connection's pictures, in decoding order and before any conversion. One thread. */
public final class PictureGate {

    private final FrameSampler sampler;
    private final MotionSettings settings;
    private final MotionGate motion;
    private int width;
    private int height;

    public PictureGate(double fps, MotionSettings settings) {
        this.sampler = new FrameSampler(fps);
        this.settings = settings;
        this.motion = new MotionGate(settings);
    }

    /** Whether a picture that came now might go on. */
    public boolean wants(long nowNanos) {
        return sampler.wants(nowNanos);
    }

    /** Why the picture goes no further; empty when it does. */
    public Optional<DropReason> refuses(Picture picture, long nowNanos) {
        boolean sameSize = picture.width() == width && picture.height() == height;
        width = picture.width();
        height = picture.height();
        if (!picture.trusted()) {
            return Optional.of(DropReason.TAINTED);
        }
        if (!sameSize) {
            return Optional.of(DropReason.UNSTABLE_SIZE);
        }
        if (!sampler.takes(nowNanos)) {
            return Optional.of(DropReason.SAMPLED);
        }
        boolean goesOn = settings.everyPicture() || motion.takes(picture.light(), nowNanos);
        return goesOn ? Optional.empty() : Optional.of(DropReason.STILL);
    }
}
