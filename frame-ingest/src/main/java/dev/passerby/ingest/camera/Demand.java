package dev.passerby.ingest.camera;

/**
 * Which of a connection's pictures are wanted: asked before decoding, where a picture can be left out without harm to any other.
 * Used by the connection's thread.
 */
public interface Demand {

    /** Every picture is decoded. */
    Demand EVERY_PICTURE = new Demand() {
        @Override
        public boolean wantsNow() {
            return true;
        }

        @Override
        public void passedOver() {
            throw new IllegalStateException("every picture is wanted");
        }
    };

    /** Whether a picture that came now would be wanted. */
    boolean wantsNow();

    /** A picture came that was not wanted, and was not decoded. */
    void passedOver();
}
