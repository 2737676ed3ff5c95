package dev.passerby.ingest.camera;

/** What went wrong with a camera's connection, by what the operator can do about it. */
public enum FailureKind {
    AUTH("the camera refuses user and password"),
    REFUSED("nothing accepts connections at the camera's address"),
    NOT_ALLOWED("the settings do not allow it"),
    NOT_FOUND("the camera has no such host or stream"),
    TIMEOUT("the camera did not answer in time"),
    STALLED("the camera stopped sending pictures"),
    NO_VIDEO("the stream holds no video"),
    UNSUPPORTED_CODEC("the video's codec is not h264, hevc or mjpeg"),
    PROTOCOL("the camera does not speak RTSP as it should"),
    DECODE("the video cannot be decoded"),
    ENDED("the camera ended the stream");

    private final String meaning;

    FailureKind(String meaning) {
        this.meaning = meaning;
    }

    /** Whether nothing but a change of camera or settings will help: there is no hurry to try again. */
    public boolean lasts() {
        return this == NOT_ALLOWED;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }
}
