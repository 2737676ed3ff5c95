package dev.passerby.ingest.sample;

/** Why a decoded picture was not published. */
public enum DropReason {
    /** It came sooner than the wanted rate asks for. */
    SAMPLED("sampled", false),
    /** Nothing has moved since the last picture that went on. */
    STILL("still", false),
    /** Something was lost or damaged since the last key frame. */
    TAINTED("tainted", true),
    /** It is the first picture of a new size. */
    UNSTABLE_SIZE("unstable-size", false),
    /** A newer picture took its place before it could be published. */
    RING_FULL("ring-full", true),
    /** Its JPEG is larger than a record may be. */
    OVERSIZE("oversize", true),
    /** Its pixels could not be made a JPEG. */
    UNENCODABLE("unencodable", true),
    /** The broker did not take it in time. */
    BROKER_AWAY("broker-away", true),
    /** The camera was being stopped. */
    SHUTDOWN("shutdown", false);

    private final String text;
    private final boolean loss;

    DropReason(String text, boolean loss) {
        this.text = text;
        this.loss = loss;
    }

    /** Its name in statuses. */
    public String text() {
        return text;
    }

    /** Whether it should not happen when all is well. */
    public boolean isLoss() {
        return loss;
    }
}
