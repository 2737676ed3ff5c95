package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.fault.Faults;
import dev.passerby.simulator.fault.Misbehaviour;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Who asks one connection's viewer for a password: properly, by Digest, or as careless and hostile cameras do, in the clear.
 */
final class Guard {

    private static final String BASIC = "Basic realm=\"camera-simulator\"";

    private final Optional<Credentials> credentials;
    private final DigestAuthentication digest;
    private boolean digestAnswered;

    /** @param nonce what a viewer must mix into its answer to a Digest challenge, another for every connection */
    Guard(Optional<Credentials> credentials, String nonce) {
        this.credentials = credentials;
        // Where nobody has a password, no answer is right.
        this.digest = new DigestAuthentication(credentials.orElse(new Credentials("-", nonce)), nonce);
    }

    /** What a request is answered that is not let in; empty for one that is. */
    Optional<String> challenge(RtspRequest request, Faults faults) {
        boolean downgrading = faults.has(Misbehaviour.BASIC_AFTER_DIGEST);
        digestAnswered |= downgrading && scheme(request).equals("digest");
        if (faults.has(Misbehaviour.BASIC_ONLY) || (downgrading && digestAnswered)) {
            return acceptsBasic(request) ? Optional.empty() : Optional.of(BASIC);
        }
        if (credentials.isEmpty() && !downgrading) {
            return Optional.empty();
        }
        return !downgrading && digest.accepts(request) ? Optional.empty() : Optional.of(digest.challenge());
    }

    /** The challenge to a viewer whose password does not matter. */
    String challenge() {
        return digest.challenge();
    }

    /** Whether a request holds a password that anybody on the way can read. */
    static boolean givesPasswordInTheClear(RtspRequest request) {
        return scheme(request).equals("basic");
    }

    private static String scheme(RtspRequest request) {
        return request.header("Authorization").orElse("").split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }

    private boolean acceptsBasic(RtspRequest request) {
        String given = request.header("Authorization").orElse("");
        return givesPasswordInTheClear(request)
                && credentials.isPresent()
                && MessageDigest.isEqual(
                        encoded(credentials.get()),
                        given.substring("basic".length()).strip().getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] encoded(Credentials credentials) {
        String text = credentials.user() + ":" + credentials.password();
        return Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
