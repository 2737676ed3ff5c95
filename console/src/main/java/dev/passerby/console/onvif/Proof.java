package dev.passerby.console.onvif;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** How a device is shown that the password is known, without the password. */
sealed interface Proof permits UsernameToken, HttpDigest {

    /** The content of the SOAP header; empty where the proof is not in it. */
    default String inMessage(Instant now) {
        return "";
    }

    /** The Authorization header of the next request. */
    default Optional<String> inRequest(URI service) {
        return Optional.empty();
    }
}
