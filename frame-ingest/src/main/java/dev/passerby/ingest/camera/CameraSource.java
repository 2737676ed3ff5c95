package dev.passerby.ingest.camera;

/** An open connection to a camera. It only fails: whoever opened it decides about another try. Used by one thread. */
public interface CameraSource extends AutoCloseable {

    /**
     * The next decoded picture, which the caller closes. Blocks until there is one or the connection's deadline on pictures
     * has passed.
     */
    default Picture read() throws CameraFailure {
        return read(Demand.EVERY_PICTURE);
    }

    /** The same, but for pictures that need not be decoded: nobody wants them, and no other is predicted from them. */
    Picture read(Demand demand) throws CameraFailure;

    /** The codec's name: h264, hevc or mjpeg. */
    String codec();

    /** What came over the connection so far; nothing where there is no network. */
    default Reception reception() {
        return Reception.NONE;
    }

    @Override
    void close();
}
