package dev.passerby.vision.picture;

/**
 * A picture that cannot be had: one line that names the picture, what is wrong with it and what to do.
 *
 * <p>Unchecked, since the answer is nearly always to skip the picture and to say this line.
 */
public final class PictureException extends RuntimeException {

    /** What kind of trouble it is, for those who count or decide. */
    public enum Fault {
        /** The file is not there, not a file, or may not be read. */
        UNREADABLE,
        EMPTY,
        NOT_A_PICTURE,
        /** A picture of a kind that is not read here. */
        UNSUPPORTED,
        TOO_LARGE,
        /** Cut short or broken inside. */
        DAMAGED
    }

    private static final long serialVersionUID = 1;

    private final Fault fault;

    PictureException(Fault fault, String name, String problem) {
        super("cannot read picture '" + name + "': " + problem);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
