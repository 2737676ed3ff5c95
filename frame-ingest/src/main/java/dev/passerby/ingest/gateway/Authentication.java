package dev.passerby.ingest.gateway;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Credentials;
import dev.passerby.ingest.camera.FailureKind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a password: the one place that decides it. For one connection; the camera's challenge comes before any answer,
 * a proof (Digest) is given before the password itself (Basic), and never the one after the other was asked for.
 */
final class Authentication {

    /** Where the password comes from, each time it is needed. */
    interface Source {
        Credentials credentials() throws CameraFailure;
    }

    private final @Nullable Source source;
    private final PasswordHistory history;
    private final boolean basicAllowed;
    private final SecureRandom random = new SecureRandom();
    private @Nullable DigestAnswer digest;
    private @Nullable String basic;
    /** Whether the camera took an answer: a new challenge then is about the challenge's age, not the password. */
    private boolean accepted;

    /**
     * @param source absent when the camera is not to get a password
     * @param basicAllowed whether the password itself may be sent where the camera asks for nothing better
     */
    Authentication(@Nullable Source source, PasswordHistory history, boolean basicAllowed) {
        this.source = source;
        this.history = history;
        this.basicAllowed = basicAllowed;
    }

    /** What goes with a request; empty before the first challenge. */
    synchronized Optional<String> authorization(String method, String url) {
        if (digest != null) {
            byte[] nonce = new byte[16];
            random.nextBytes(nonce);
            return Optional.of(digest.authorization(method, url, HexFormat.of().formatHex(nonce)));
        }
        return Optional.ofNullable(basic);
    }

    /** The camera took what went with a request. */
    synchronized void accepted() {
        accepted = true;
    }

    /**
     * The camera refused a request for want of a password, or of a better one.
     *
     * @param hadAnswer whether the refused request carried an answer
     * @return whether the request is worth another try with {@link #authorization}
     * @throws CameraFailure when the password was refused, or may not be given in this way
     */
    synchronized boolean challenged(RtspMessage refusal, boolean hadAnswer) throws CameraFailure {
        List<Challenge> challenges = refusal.values("WWW-Authenticate")
                .flatMap(header -> Challenge.parse(header).stream())
                .toList();
        boolean asksForProof =
                challenges.stream().anyMatch(challenge -> challenge.scheme().equals("digest"));
        if (asksForProof) {
            history.asksForProof();
        }
        if (source == null) {
            return false;
        }
        if (hadAnswer && !renewed(challenges)) {
            // Another request would be another attempt, and cameras count them.
            throw new CameraFailure(FailureKind.AUTH, "");
        }
        Optional<Challenge> best = challenges.stream()
                .filter(challenge -> DigestAnswer.rank(challenge) > 0)
                .max(Comparator.comparingInt(DigestAnswer::rank));
        if (best.isPresent()) {
            digest = DigestAnswer.to(best.get(), source.credentials()).orElseThrow();
            accepted = false;
            return true;
        }
        if (challenges.stream().noneMatch(challenge -> challenge.scheme().equals("basic"))) {
            throw new CameraFailure(
                    FailureKind.PROTOCOL, "it asks for a password in a way that is neither Digest nor Basic");
        }
        checkBasic();
        basic = "Basic " + base64(source.credentials());
        accepted = false;
        return true;
    }

    private boolean renewed(List<Challenge> challenges) {
        DigestAnswer given = digest;
        return given != null
                && challenges.stream()
                        .filter(challenge -> DigestAnswer.rank(challenge) > 0)
                        .anyMatch(challenge -> !given.answers(challenge.parameter("nonce"))
                                && (accepted || challenge.parameter("stale").equalsIgnoreCase("true")));
    }

    private void checkBasic() throws CameraFailure {
        if (history.askedForProof()) {
            throw new CameraFailure(
                    FailureKind.NOT_ALLOWED,
                    "it asks for the password itself (Basic) after it had asked for a proof (Digest); somebody may stand"
                            + " between, and it gets neither until ingest is started anew");
        }
        if (!basicAllowed) {
            throw new CameraFailure(
                    FailureKind.NOT_ALLOWED,
                    "it takes only a readable password (Basic); choose Digest in the camera, use rtsps, or set"
                            + " ingest.basic-passwords (PASSERBY_INGEST_BASIC_PASSWORDS) to 'allowed'");
        }
    }

    private static String base64(Credentials credentials) {
        String text = credentials.user() + ":" + credentials.password();
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
