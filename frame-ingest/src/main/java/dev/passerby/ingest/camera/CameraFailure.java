package dev.passerby.ingest.camera;

/** The end of a connection to a camera, with its kind; the message is one line and holds no password. */
public final class CameraFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final String detail;

    /**
     * @param kind what went wrong
     * @param detail what exactly, without user, password or line breaks; may be empty
     */
    public CameraFailure(FailureKind kind, String detail) {
        super(detail.isEmpty() ? kind.meaning() : kind.meaning() + ": " + detail);
        this.kind = kind;
        this.detail = detail;
    }

    public FailureKind kind() {
        return kind;
    }

    /** What exactly, without the kind's meaning; may be empty. */
    public String detail() {
        return detail;
    }

    /** The message, which is never absent. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
