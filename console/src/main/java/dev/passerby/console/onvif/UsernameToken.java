package dev.passerby.console.onvif;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The proof in the message (WS-Security UsernameToken Profile 1.0, PasswordDigest), which holds for some seconds of the
 * device's own time.
 *
 * @param login whose it is
 * @param ahead by how much the device's clock is ahead of this machine's
 */
record UsernameToken(Login login, Duration ahead) implements Proof {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

    @Override
    public String inMessage(Instant now) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return inMessage(now, nonce);
    }

    /** @param nonce another one each time */
    String inMessage(Instant now, byte[] nonce) {
        String created = now.plus(ahead).truncatedTo(ChronoUnit.SECONDS).toString();
        return "<w:Security s:mustUnderstand=\"1\" xmlns:w=\"" + OASIS + "wssecurity-secext-1.0.xsd\" xmlns:u=\""
                + OASIS
                + "wssecurity-utility-1.0.xsd\"><w:UsernameToken><w:Username>"
                + ForeignText.escaped(login.user()) + "</w:Username><w:Password Type=\"" + OASIS
                + "username-token-profile-1.0#PasswordDigest\">" + digest(nonce, created)
                + "</w:Password><w:Nonce EncodingType=\"" + OASIS + "soap-message-security-1.0#Base64Binary\">"
                + Base64.getEncoder().encodeToString(nonce) + "</w:Nonce><u:Created>" + created
                + "</u:Created></w:UsernameToken></w:Security>";
    }

    private String digest(byte[] nonce, String created) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(nonce);
            sha.update(created.getBytes(StandardCharsets.UTF_8));
            sha.update(login.password().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
