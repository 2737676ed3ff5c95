package dev.passerby.console.onvif;

/**
 * A user and a password for devices that ask. Its text form shows neither.
 *
 * @param user not empty
 * @param password may be empty
 */
public record Login(String user, String password) {

    @Override
    public String toString() {
        return "Login[hidden]";
    }
}
