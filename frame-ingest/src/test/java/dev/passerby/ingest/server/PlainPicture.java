package dev.passerby.ingest.server;

import dev.passerby.ingest.camera.LightGrid;
import dev.passerby.ingest.camera.Picture;
import java.util.concurrent.atomic.AtomicInteger;

/** A picture without pixels that counts how often it was closed. */
public record PlainPicture(int width, int height, boolean trusted, LightGrid light, AtomicInteger closings)
        implements Picture {

    public static PlainPicture of(int width, int height) {
        return new PlainPicture(width, height, true, LightGrid.UNKNOWN, new AtomicInteger());
    }

    public PlainPicture tainted() {
        return new PlainPicture(width, height, false, light, closings);
    }

    public PlainPicture lit(LightGrid cells) {
        return new PlainPicture(width, height, trusted, cells, closings);
    }

    @Override
    public boolean keyframe() {
        return true;
    }

    @Override
    public double cameraTimeSeconds() {
        return Double.NaN;
    }

    @Override
    public Jpeg jpeg() {
        return new Jpeg(width, height, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9});
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }
}
