package dev.passerby.benchmarks.speed.video;

/** A video that begins again when it ends. Used by one thread. */
interface PictureLoop extends AutoCloseable {

    /** Decodes one picture more, and drops the one before. */
    void next();

    @Override
    void close();
}
