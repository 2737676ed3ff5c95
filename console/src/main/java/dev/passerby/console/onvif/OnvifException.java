package dev.passerby.console.onvif;

/** A device that cannot be used. The message is one line that begins after the device's name, as in "asks for a password". */
public class OnvifException extends Exception {

    private static final long serialVersionUID = 1L;

    OnvifException(String message) {
        super(message);
    }

    /** The line. */
    String line() {
        return String.valueOf(getMessage());
    }
}
