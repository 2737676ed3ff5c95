package dev.passerby.simulator.rtsp;

/** The user and password that a camera asks for. Never printed. */
public record Credentials(String user, String password) {

    public Credentials {
        if (user.isEmpty() || user.indexOf(':') >= 0 || user.indexOf('"') >= 0) {
            throw new IllegalArgumentException("a camera's user must not be empty nor contain ':' or '\"'");
        }
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
