package dev.passerby.console;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything about the console that can be decided from outside.
 *
 * @param host the address to listen at; 127.0.0.1 unless somebody decides otherwise
 * @param port the port; 0 takes any free one
 * @param directory where keys and journal are kept
 * @param maxRequestBytes what a request may have at most, its pictures included
 * @param idleSession how long an unused browser stays logged in
 */
public record ConsoleSettings(String host, int port, Path directory, long maxRequestBytes, Duration idleSession) {

    private static final long MAX_REQUEST_BYTES = 20L << 20;

    /** The defaults, with the console's folder. */
    public static ConsoleSettings standard(Path directory) {
        return new ConsoleSettings("127.0.0.1", 8080, directory, MAX_REQUEST_BYTES, Duration.ofDays(7));
    }

    /** The same at another address. */
    public ConsoleSettings withHost(String other) {
        return new ConsoleSettings(other, port, directory, maxRequestBytes, idleSession);
    }

    /** The same at another port. */
    public ConsoleSettings withPort(int other) {
        return new ConsoleSettings(host, other, directory, maxRequestBytes, idleSession);
    }
}
