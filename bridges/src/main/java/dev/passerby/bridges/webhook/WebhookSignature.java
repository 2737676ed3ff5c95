package dev.passerby.bridges.webhook;

import dev.passerby.wire.event.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a message as the Standard Webhooks specification, version 1, has it:
 * {@code v1,base64(hmac-sha256(key, "id.timestamp.body"))}. Its text form never shows the key.
 *
 * @param key 16 bytes or more
 */
record WebhookSignature(byte[] key) {

    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 16;

    WebhookSignature {
        if (key.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "a webhook's secret must have " + LEAST_BYTES + " bytes or more, got " + key.length);
        }
        key = key.clone();
    }

    /** The key of a secret's text: what follows {@code whsec_} is base64, any other text is the key itself. */
    static WebhookSignature of(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return new WebhookSignature(secret.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return new WebhookSignature(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a webhook's secret must have 16 bytes or more in base64 after 'whsec_'");
        }
    }

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param timestamp seconds since 1970
     */
    String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /**
     * The message's id, the same for a repeated delivery. A hash, for an event's own id is unique within its source only
     * and may hold dots, which part what is signed, and letters that no header may hold.
     */
    static String messageId(CloudEvent event) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((event.source() + "\n" + event.id()).getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSignature[hidden]";
    }
}
