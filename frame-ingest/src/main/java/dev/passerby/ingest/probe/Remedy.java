package dev.passerby.ingest.probe;

import dev.passerby.ingest.camera.FailureKind;

/** What an operator can do about a camera that failed: one line for each kind of failure. */
public final class Remedy {

    private Remedy() {}

    /** The remedy, as it completes "the camera failed; …". */
    public static String of(FailureKind kind) {
        return switch (kind) {
            case AUTH ->
                "put the camera's user:password into an environment variable or a file and name it with"
                        + " --credentials env:NAME or file:PATH; some cameras lock out for minutes after wrong passwords";
            case REFUSED ->
                "check address and port (RTSP's is 554), that the camera runs, and that RTSP is switched on in it";
            case NOT_ALLOWED ->
                "change the settings if the camera is meant, as docs/security.md says, or choose another way in the camera";
            case NOT_FOUND ->
                "check the host name and the path; each make of camera has a path of its own, which its manual or"
                        + " ONVIF names";
            case TIMEOUT -> "check that this machine can reach the camera's network and that no firewall is between";
            case STALLED -> "check the network between, and that the camera serves no more viewers than it can";
            case NO_VIDEO -> "the path names a stream without video; try the camera's main stream";
            case UNSUPPORTED_CODEC -> "set the camera, or the stream with this path, to H.264 or H.265";
            case PROTOCOL -> "check that the address is the camera's RTSP address and not its web page's";
            case DECODE -> "restart the camera, lower its bit rate or set it to H.264; then look at its network";
            case QUARANTINED ->
                "'camera remove' and 'camera add' it to try it again; a newer firmware may send what can be decoded";
            case ENDED -> "check that the path is a live stream and that the camera serves no more viewers than it can";
        };
    }
}
