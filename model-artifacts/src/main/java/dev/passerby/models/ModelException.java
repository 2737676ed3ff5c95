package dev.passerby.models;

import dev.passerby.models.fetch.FetchException;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** A model or picture that cannot be had. The message is one line that says what, why and the remedy. */
public final class ModelException extends RuntimeException {

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * What a failed preparation is, as one line.
     *
     * @param doing what was being done, such as {@code preparing the model store /models}
     * @param setting the environment variable that names another folder
     */
    public static ModelException of(String doing, String setting, IOException failure) {
        if (failure instanceof FetchException) {
            return new ModelException(doing + ": " + failure.getMessage(), failure);
        }
        return new ModelException(
                doing + ": " + reason(failure) + "; free space or make it writable, or name another folder in "
                        + setting,
                failure);
    }

    /** A failure in words: a file system's exception often says no more than a path, then its kind is the reason. */
    static String reason(IOException failure) {
        boolean onlyAPath = failure instanceof FileSystemException of && of.getReason() == null;
        return onlyAPath
                ? failure.getClass().getSimpleName().replace("Exception", "") + " " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }
}
