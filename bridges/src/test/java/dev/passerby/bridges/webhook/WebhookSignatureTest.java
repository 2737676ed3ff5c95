package dev.passerby.bridges.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.client.TestEvents;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /**
     * Made with openssl: {@code printf 'ID.TIMESTAMP.BODY' | openssl dgst -sha256 -mac HMAC -macopt hexkey:… -binary | base64}.
     */
    @Test
    void isWhatOpensslMakes() {
        assertThat(WebhookSignature.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aPlainTextIsItsOwnKey() {
        String text = "a plain text of some length";
        assertThat(WebhookSignature.of(text).key()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aShortOrGarbledSecretIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> WebhookSignature.of("hunter2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a webhook's secret must have 16 bytes or more, got 7");
        assertThatThrownBy(() -> WebhookSignature.of("whsec_hunter2!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a webhook's secret must have 16 bytes or more in base64 after 'whsec_'");
        assertThat(WebhookSignature.of("0123456789abcdef")).hasToString("WebhookSignature[hidden]");
    }

    @Test
    void aRepeatedEventHasTheSameMessageIdAndNoOtherHas() {
        CloudEvent event = TestEvents.face(EventType.FACE_RECOGNIZED, "back.door", 1, 2, "李");
        CloudEvent elsewhere =
                new CloudEvent(event.id(), event.type(), "/else", event.subject(), event.time(), event.data());
        assertThat(WebhookSignature.messageId(event))
                .matches("msg_[0-9a-f]{32}")
                .isEqualTo(WebhookSignature.messageId(event))
                .isNotEqualTo(WebhookSignature.messageId(elsewhere));
    }

    @Test
    void aStatusIsAboutTheEventOrAboutTheReceiver() {
        assertThat(Reply.of(204)).isEqualTo(Reply.TAKEN);
        for (int status : new int[] {302, 401, 404, 408, 410, 429, 500, 503}) {
            assertThat(Reply.of(status)).as("%d", status).isEqualTo(Reply.NOT_NOW);
        }
        for (int status : new int[] {400, 413, 415, 422}) {
            assertThat(Reply.of(status)).as("%d", status).isEqualTo(Reply.REFUSED);
        }
        assertThat(Reply.retryAfter("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(Reply.retryAfter("99999999")).isEqualTo(Duration.ofMinutes(10));
        assertThat(Reply.retryAfter("Fri, 31 Dec 1999 23:59:59 GMT")).isZero();
        assertThat(Reply.retryAfter(null)).isZero();
    }
}
