package dev.passerby.vision.photos;

/** Photos, or a name, that nobody can be enrolled with; one line that says what is wrong with each and what would help. */
public final class UnfitPhotosException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitPhotosException(String message) {
        super(message);
    }

    UnfitPhotosException(String message, Throwable cause) {
        super(message, cause);
    }
}
