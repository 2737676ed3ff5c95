package dev.passerby.ingest.gateway;

/**
 * How a camera asked for its password since its worker began. A camera that once asked for a proof (Digest) never gets the
 * password itself: somebody between it and us could ask in its name. Any thread.
 */
public final class PasswordHistory {

    private volatile boolean askedForProof;

    boolean askedForProof() {
        return askedForProof;
    }

    void asksForProof() {
        askedForProof = true;
    }
}
