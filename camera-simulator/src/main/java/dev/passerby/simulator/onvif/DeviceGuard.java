package dev.passerby.simulator.onvif;

import dev.passerby.simulator.rtsp.Credentials;
import dev.passerby.simulator.rtsp.DigestAuthentication;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** Who may ask a device what (ONVIF core, section 5.9): its time and its services anybody, the rest who knows the password. */
final class DeviceGuard {

    private static final Set<String> FOR_ALL = Set.of("GetSystemDateAndTime", "GetServices", "GetCapabilities");

    /** How old a token may be, or how far ahead. */
    private static final Duration VALID = Duration.ofMinutes(1);

    private final OnvifSettings settings;
    private final DigestAuthentication digest;

    DeviceGuard(OnvifSettings settings) {
        this.settings = settings;
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        String text = HexFormat.of().formatHex(nonce);
        this.digest = new DigestAuthentication(settings.credentials().orElse(new Credentials("-", text)), text);
    }

    /** The challenge of a request that is not admitted, in its header; empty where it is in the message. */
    String challenge() {
        return settings.proof() == OnvifSettings.Proof.DIGEST ? digest.challenge() : "";
    }

    /**
     * Whether a request is answered.
     *
     * @param path of the request
     * @param authorization the header of this name, empty where there is none
     * @param now by the device's clock
     */
    boolean admits(SoapRequest request, String path, String authorization, Instant now) {
        if (settings.credentials().isEmpty() || FOR_ALL.contains(request.operation())) {
            return true;
        }
        return settings.proof() == OnvifSettings.Proof.DIGEST
                ? digest.accepts("POST", path, authorization)
                : admits(request, settings.credentials().get(), now);
    }

    private static boolean admits(SoapRequest request, Credentials credentials, Instant now) {
        try {
            String created = request.text("Created");
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(Base64.getDecoder().decode(request.text("Nonce")));
            sha.update(created.getBytes(StandardCharsets.UTF_8));
            sha.update(credentials.password().getBytes(StandardCharsets.UTF_8));
            boolean right =
                    MessageDigest.isEqual(sha.digest(), Base64.getDecoder().decode(request.text("Password")));
            Duration age = Duration.between(Instant.parse(created), now).abs();
            return right && credentials.user().equals(request.text("Username")) && age.compareTo(VALID) <= 0;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
