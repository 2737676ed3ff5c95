package dev.passerby.ingest.sample;

import dev.passerby.ingest.camera.Picture;
import java.util.Optional;

/** The decision about one connection's pictures, in decoding order and before any conversion. One thread. */
public final class PictureGate {

    private final FrameSampler sampler;
    private int width;
    private int height;

    public PictureGate(double fps) {
        this.sampler = new FrameSampler(fps);
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
        return sampler.takes(nowNanos) ? Optional.empty() : Optional.of(DropReason.SAMPLED);
    }
}
