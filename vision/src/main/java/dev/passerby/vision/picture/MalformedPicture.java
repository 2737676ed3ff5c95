package dev.passerby.vision.picture;

/** What a reader found wrong before it knows the picture's name; the decoder adds the name. */
final class MalformedPicture extends Exception {

    private static final long serialVersionUID = 1;

    private final PictureException.Fault fault;

    MalformedPicture(PictureException.Fault fault, String problem) {
        super(problem);
        this.fault = fault;
    }

    static MalformedPicture damaged(String problem) {
        return new MalformedPicture(PictureException.Fault.DAMAGED, problem);
    }

    static MalformedPicture unsupported(String problem) {
        return new MalformedPicture(PictureException.Fault.UNSUPPORTED, problem);
    }

    PictureException named(String name) {
        return new PictureException(fault, name, String.valueOf(getMessage()));
    }
}
