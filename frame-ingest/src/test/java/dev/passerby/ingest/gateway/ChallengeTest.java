package dev.passerby.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void oneHeaderMayHoldSeveralChallenges() {
        assertThat(
                        Challenge.parse(
                                "Basic realm=\"door, \\\"front\\\"\", Digest realm = \"IP Camera(1)\",nonce=\"a=b,c\", stale=FALSE"))
                .containsExactly(
                        new Challenge("basic", Map.of("realm", "door, \"front\"")),
                        new Challenge("digest", Map.of("realm", "IP Camera(1)", "nonce", "a=b,c", "stale", "FALSE")));
    }

    @Test
    void aSchemeMayStandAlone() {
        assertThat(Challenge.parse("Basic")).containsExactly(new Challenge("basic", Map.of()));
        assertThat(Challenge.parse("Negotiate, DIGEST nonce=x"))
                .extracting(Challenge::scheme)
                .containsExactly("negotiate", "digest");
    }

    @Test
    void aParameterThatComesTwiceCountsOnce() {
        assertThat(Challenge.parse("Digest nonce=\"first\", nonce=\"second\""))
                .containsExactly(new Challenge("digest", Map.of("nonce", "first")));
    }

    @Test
    void anythingAtAllIsRead() {
        assertThat(Challenge.parse("")).isEmpty();
        for (String text :
                List.of("=", "\"", ",,,=\"", "Digest realm=\"open", "Digest nonce=\\", "a =", "Digest nonce=\"\\")) {
            assertThat(Challenge.parse(text)).hasSizeLessThan(2);
        }
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(Challenge.parse("Digest " + text)).hasSizeLessThan(text.length() + 2);
            RtspMessage.parse(bytes).bytes();
        }
    }
}
