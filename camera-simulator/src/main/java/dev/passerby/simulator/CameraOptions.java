package dev.passerby.simulator;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the command line asks for: {@code [--port N] name=file …}.
 *
 * @param port to serve on, 0 for any free one
 * @param files by camera name, in the order given
 */
record CameraOptions(int port, Map<String, Path> files) {

    static final int DEFAULT_PORT = 8554;
    static final String USAGE = "usage: CameraSimulator [--port N] NAME=FILE ...";

    /** @throws IllegalArgumentException with a line for the user where the arguments are wrong */
    static CameraOptions parse(String... arguments) {
        int port = DEFAULT_PORT;
        Map<String, Path> files = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (arguments[i].equals("--port") && i + 1 < arguments.length) {
                port = port(arguments[++i]);
            } else if (!arguments[i].startsWith("-") && equals > 0) {
                String name = arguments[i].substring(0, equals);
                if (files.put(name, Path.of(arguments[i].substring(equals + 1))) != null) {
                    throw new IllegalArgumentException("a camera's name must be its own, got '" + name + "' twice");
                }
            } else {
                throw new IllegalArgumentException("'" + arguments[i] + "' is not an option; " + USAGE);
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no camera to serve; " + USAGE);
        }
        return new CameraOptions(port, files);
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("'--port' must be a number from 0 to 65535, got '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
