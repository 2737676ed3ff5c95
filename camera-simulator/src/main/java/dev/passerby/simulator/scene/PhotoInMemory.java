package dev.passerby.simulator.scene;

import java.awt.image.BufferedImage;

/** A photo that was drawn or read by someone else. */
record PhotoInMemory(BufferedImage pixels) implements Photo {

    @Override
    public int width() {
        return pixels.getWidth();
    }

    @Override
    public int height() {
        return pixels.getHeight();
    }
}
