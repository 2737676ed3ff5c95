package dev.passerby.wire;

/**
 * A record that cannot be read; the message names the field and the rule it breaks. It is one line of bearable length even
 * where it quotes the record, which anybody may have written.
 */
public final class WireFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int BEARABLE = 400;

    public WireFormatException(String message) {
        super(line(message));
    }

    public WireFormatException(String message, Throwable cause) {
        super(line(message), cause);
    }

    private static String line(String message) {
        String start = message.length() > BEARABLE ? message.substring(0, BEARABLE) + "…" : message;
        return start.replaceAll("\\p{Cc}", "?");
    }
}
