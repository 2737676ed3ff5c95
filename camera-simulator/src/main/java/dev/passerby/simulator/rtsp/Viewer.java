package dev.passerby.simulator.rtsp;

import java.util.List;

/** Who watches a camera. No method waits: what a viewer has no room for is not taken. */
interface Viewer {

    /** Takes RTP packets, all or none; says whether. */
    boolean offerRtp(List<byte[]> packets);

    /** Takes an RTCP packet; says whether. */
    boolean offerRtcp(byte[] packet);

    /** Takes bytes that go out as they are; says whether. */
    boolean offerRaw(byte[] bytes);

    /** How long the viewer has not taken what was being written to it; 0 where nothing is being written. */
    long blockedNanos();

    /** Ends the connection. The reason goes to the log. */
    void disconnect(String reason);

    /** Ends the connection by a TCP reset. The reason goes to the log. */
    void reset(String reason);
}
